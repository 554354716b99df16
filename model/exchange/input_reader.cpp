// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/input_reader.h"

#include "model/base/text.h"
#include "model/providers/juju/juju_reader.h"
#include "model/providers/linux/ip_json_reader.h"

#include <algorithm>

namespace netatlas::exchange {

namespace {

using providers::document::Gravity;
using providers::document::Node;
using providers::document::Rejection;

/// The file's name without folder and ending: what a host is called when nobody says.
std::string stemOf(std::string_view file)
{
    file = file.substr(file.rfind('/') + 1);
    const auto dot = file.rfind('.');
    if (dot != std::string_view::npos && dot > 0)
        file = file.substr(0, dot);
    return file == "-" ? std::string() : std::string(file);
}

class InputReader
{
public:
    InputReader(const ImportOptions& options, ImportPlan& plan) : m_options(options), m_plan(plan)
    {
    }

    void read(const ImportInput& input)
    {
        m_input = &input;
        if (input.host) {
            addHost(*input.host);
            return;
        }
        const auto documents = providers::document::readDocuments(input.content);
        if (!documents) {
            const Details& details = documents.error().details;
            m_plan.hasUnreadableInput = true;
            refuse(static_cast<std::uint32_t>(detailOf(details, "line").number()),
                   static_cast<std::uint32_t>(detailOf(details, "column").number()),
                   detailOf(details, "cause").text());
            return;
        }
        for (const Node& document : *documents)
            read(document);
    }

    ReadInputs finish()
    {
        for (const ReadHost& host : m_read.hosts)
            if (host.observation.links.empty())
                m_plan.refused.push_back(
                    {.file = host.file, .cause = "has no links", .hint = "run ip -j -d address"});
        return std::move(m_read);
    }

private:
    void read(const Node& document)
    {
        const auto format = m_options.format ? m_options.format : recognise(document);
        if (!format) {
            m_plan.hasUnreadableInput = true;
            refuse(document.position.line, document.position.column,
                   "is none of the formats that are read: " + join(formatTexts(), ", "),
                   document.isList() && document.children.empty()
                       ? "the list is empty: did the command print anything?"
                       : std::string());
            return;
        }
        switch (*format) {
        case Format::LinuxAddresses: readHost(document); break;
        case Format::LinuxRoutes: readRoutes(document); break;
        case Format::JujuModel: readDump(document); break;
        case Format::JujuStatus:
            take(providers::juju::readStatus(document, m_input->name, juju()));
            break;
        case Format::JujuMachines:
            take(providers::juju::readMachines(document, m_input->name, juju()));
            break;
        case Format::JujuSpaces:
            take(providers::juju::readSpaces(document, m_input->name, juju()));
            break;
        case Format::JujuSubnets:
            take(providers::juju::readSubnets(document, m_input->name, juju()));
            break;
        }
    }

    providers::juju::Site& juju()
    {
        if (!m_read.juju)
            m_read.juju.emplace();
        return *m_read.juju;
    }

    void readDump(const Node& document)
    {
        if (m_read.dump) {
            refuse(document.position.line, document.position.column,
                   "is a second dump of a model among the inputs", "import one after the other");
            return;
        }
        take(providers::juju::readModelDump(document, m_input->name, m_read.dump.emplace()));
    }

    void readHost(const Node& document)
    {
        auto reading = providers::linuxhost::readLinks(document);
        take(reading.rejections);
        providers::linuxhost::HostObservation host;
        host.hostName = m_input->as.empty() ? stemOf(m_input->name) : m_input->as;
        host.links = std::move(reading.value);
        if (host.hostName.empty()) {
            refuse(document.position.line, document.position.column,
                   "does not say which host it is", "name it: --as NAME");
            return;
        }
        addHost(std::move(host));
    }
    void addHost(providers::linuxhost::HostObservation host)
    {
        const bool isKnown =
            std::any_of(m_read.hosts.begin(), m_read.hosts.end(), [&](const ReadHost& other) {
                return other.observation.hostName == host.hostName;
            });
        if (isKnown)
            m_plan.refused.push_back({.file = m_input->name,
                                      .value = host.hostName,
                                      .cause = "stands twice among the inputs",
                                      .hint = "one output of ip -j -d address for each host"});
        else
            m_read.hosts.push_back({m_input->name, std::move(host)});
    }
    /// Routes belong to the host whose addresses came before them, or to the one they name.
    void readRoutes(const Node& document)
    {
        auto reading = providers::linuxhost::readRoutes(document);
        take(reading.rejections);
        ReadHost* host = m_read.hosts.empty() ? nullptr : &m_read.hosts.back();
        for (ReadHost& other : m_read.hosts)
            if (!m_input->as.empty() && other.observation.hostName == m_input->as)
                host = &other;
        if (!host) {
            refuse(document.position.line, document.position.column,
                   "has routes, but no addresses came before them",
                   "give the output of ip -j -d address of the host first");
            return;
        }
        host->observation.hasRoutes = true;
        auto& routes = host->observation.routes;
        routes.insert(routes.end(), reading.value.begin(), reading.value.end());
    }

    void take(const std::vector<Rejection>& rejections)
    {
        for (const Rejection& one : rejections) {
            auto& list = one.gravity == Gravity::Refused ? m_plan.refused : m_plan.warnings;
            list.push_back({m_input->name, one.position.line, one.position.column, one.field,
                            one.value, one.cause, one.hint});
        }
    }
    void refuse(std::uint32_t line, std::uint32_t column, std::string cause, std::string hint = {})
    {
        m_plan.refused.push_back({.file = m_input->name,
                                  .line = line,
                                  .column = column,
                                  .cause = std::move(cause),
                                  .hint = std::move(hint)});
    }

    const ImportOptions& m_options;
    ImportPlan& m_plan;
    const ImportInput* m_input = nullptr;
    ReadInputs m_read;
};

} // namespace

ReadInputs readInputs(const std::vector<ImportInput>& inputs, const ImportOptions& options,
                      ImportPlan& plan)
{
    InputReader reader(options, plan);
    for (const ImportInput& input : inputs)
        reader.read(input);
    return reader.finish();
}

std::string hostRefusal(const Error& error)
{
    if (error.kind == ErrorKind::Ambiguous)
        return "is the name of several machines: " +
               join(detailOf(error.details, "candidates").texts(), ", ");
    if (error.kind == ErrorKind::Dead)
        return "is a machine that was removed";
    return errorText(error);
}

} // namespace netatlas::exchange

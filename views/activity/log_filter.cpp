// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/log_filter.h"

#include "model/domain/enums.h"
#include "views/bridge/qt_text.h"

#include <algorithm>
#include <array>

namespace netatlas::views::activity {

using engine::query::FilterKey;
using engine::query::KeyType;
using engine::rules::Severity;

namespace {

const std::vector<FilterKey>& logKeys()
{
    static const std::vector<FilterKey> all{
        {"by", KeyType::Text, {}},
        {"severity", KeyType::Ranked, {"info", "warning", "error"}},
        {"is", KeyType::Text, {"done", "undone", "planned", "conflict", "reached", "dropped"}},
        {"what", KeyType::Text, {}},
        {"model", KeyType::Text, {}},
        {"source", KeyType::Text, {}},
        {"space", KeyType::Text, {}},
        {"subnet", KeyType::Text, {}},
        {"machine", KeyType::Text, {}},
        {"app", KeyType::Text, {}},
        {"endpoint", KeyType::Text, {}},
        {"changed", KeyType::Age, {}},
        {"since", KeyType::Since, {}},
        {"within", KeyType::Block, {}},
        {"covers", KeyType::Block, {}},
        {"overlaps", KeyType::Block, {}},
    };
    return all;
}

/// Names of facts that tell of objects of a key.
struct FactNames
{
    std::string_view key;
    std::array<std::string_view, 4> facts;
};
constexpr std::array kFactNames{
    FactNames{"source", {"source", "sources", "", ""}},
    FactNames{"space", {"space", "from", "to", "spaces"}},
    FactNames{"subnet", {"cidr", "cidrs", "", ""}},
    FactNames{"machine", {"machine", "machines", "device", ""}},
    FactNames{"app", {"application", "applications", "", ""}},
    FactNames{"endpoint", {"endpoint", "", "", ""}},
};

void addTexts(const Detail& fact, std::vector<std::string>& into)
{
    if (!fact.text().empty())
        into.push_back(fact.text());
    for (std::string& text : fact.texts())
        into.push_back(std::move(text));
}

/// The texts of those facts, also where they stand in the actions of an edit.
void addFacts(const Details& facts, const FactNames& names, std::vector<std::string>& into)
{
    for (const auto& [name, fact] : facts) {
        if (std::find(names.facts.begin(), names.facts.end(), name) != names.facts.end())
            addTexts(fact, into);
        for (const Detail& member : fact.list())
            if (const auto* inner = std::get_if<Details>(&member.value()))
                addFacts(*inner, names, into);
    }
}

std::string severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Info: break;
    }
    return "info";
}

/// A line as the filter sees it.
class LogSubject final : public engine::query::FilterSubject
{
public:
    explicit LogSubject(const LogRow& row) : m_row(row) {}

    void values(std::string_view key, std::vector<std::string>& into) const override
    {
        if (key == "by") {
            into.push_back(toStd(m_row.who));
            into.emplace_back(m_row.isOfWorker() ? "worker" : "user");
        } else if (key == "severity") {
            into.push_back(severityWord(m_row.level));
        } else if (key == "is") {
            into.emplace_back(domain::wordOf(m_row.state));
            if (m_row.isPlanned)
                into.emplace_back("planned");
        } else if (key == "what") {
            into.push_back(m_row.textId);
        } else if (key == "model") {
            into.push_back(toStd(m_row.object));
        }
        for (const FactNames& names : kFactNames)
            if (names.key == key)
                addFacts(m_row.facts, names, into);
    }
    std::optional<Timestamp> moment(std::string_view) const override { return m_row.time; }
    bool mentions(std::string_view word) const override
    {
        const QString wanted = toQt(word);
        return m_row.text.contains(wanted, Qt::CaseInsensitive) ||
               m_row.object.contains(wanted, Qt::CaseInsensitive) ||
               m_row.who.contains(wanted, Qt::CaseInsensitive);
    }
    void blocks(std::vector<net::Cidr>& into) const override
    {
        engine::query::blocksIn(toStd(m_row.text), into);
        std::vector<std::string> cidrs;
        addFacts(m_row.facts, {"", {"cidr", "cidrs", "address", ""}}, cidrs);
        for (const std::string& text : cidrs)
            engine::query::blocksIn(text, into);
    }

private:
    const LogRow& m_row;
};

} // namespace

LogFilter::LogFilter(LogModel& log, const Clock& clock, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_log(log)
    , m_clock(clock)
{
    setSourceModel(&log);
}

Status LogFilter::setText(const QString& text)
{
    auto filter = engine::query::Filter::parse(toStd(text), logKeys(), m_clock.now());
    if (!filter)
        return fail(filter.error());
    m_filter = std::move(*filter);
    invalidateFilter();
    return {};
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return parent.isValid() || m_filter.isEmpty() || m_filter.matches(LogSubject(m_log.rowAt(row)));
}

} // namespace netatlas::views::activity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/composition/faults_world.h"

#include "app/composition/agents_file.h"
#include "app/composition/planned_workers.h"
#include "app/composition/project_file.h"
#include "app/composition/project_sources.h"

#include <QFile>
#include <QTest>

#include <ctime>

namespace netatlas::tests {

using namespace domain;
using namespace std::chrono_literals;
using workers::WorkerState;
using Steady = std::chrono::steady_clock;

namespace {

/// What this thread has worked, without what it has waited.
std::chrono::nanoseconds processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Readers of servers that nobody may trust, or that are not there. Their pollers have nothing
/// to ask about.
bool isHopeless(const std::string& name)
{
    return name.ends_with("-wrong-name") || name.ends_with("-expired") || name.ends_with("-gone");
}

bool isWellSince(const workers::WorkerHealth& one, const std::map<std::string, std::uint64_t>& runs)
{
    const auto before = runs.find(one.name);
    const bool isNew = before == runs.end() ? one.runs > 0 : one.runs > before->second;
    return isNew && one.error.has_value() == isHopeless(one.name);
}

} // namespace

ServedSite::ServedSite(const QTemporaryDir& folder)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--serve"), folder.path()});
    if (!m_process.waitForStarted() || line() != QByteArray("ready"))
        qFatal("no site: %s", qPrintable(m_process.errorString()));
}

ServedSite::~ServedSite()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

void ServedSite::say(const QByteArray& word)
{
    m_process.write(word + '\n');
    m_process.waitForBytesWritten();
}

QByteArray ServedSite::ask(const QByteArray& word)
{
    say(word);
    return line();
}

QByteArray ServedSite::line()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead())
        ;
    return m_process.readLine().trimmed();
}

FaultsWorld::FaultsWorld() : site(folder), m_random(kFaultsSeed)
{
    const QString ssh = folder.filePath(QStringLiteral("ssh"));
    QFile::copy(QStringLiteral(NETATLAS_TEST_SUPPORT "/troubled_ssh"), ssh);
    QFile::setPermissions(ssh, QFile::ReadOwner | QFile::ExeOwner);
    qputenv("PATH", folder.path().toLocal8Bit() + ':' + qgetenv("PATH"));
    auto made = composition::createProject(path("site.netatlas"), clock);
    if (!made)
        qFatal("%s", errorText(made.error()).c_str());
    session = std::move(*made);
    for (const char* account : {"good", "wrong-name", "expired", "gone"}) {
        const bool isGood = std::string_view(account) == "good";
        add("openstack", isGood ? "cloud" : std::string("cloud-") + account,
            {{"clouds", path("clouds.yaml")}, {"cloud", account}});
        add("kubernetes", isGood ? "cluster" : std::string("cluster-") + account,
            {{"kubeconfig", path("kubeconfig")}, {"context", account}});
    }
    add("openstack", "cloud-again", {{"clouds", path("clouds.yaml")}, {"cloud", "good"}});
    add("kubernetes", "cluster-again", {{"kubeconfig", path("kubeconfig")}, {"context", "good"}});
    for (const char* host : {"one", "two", "three"})
        add("ssh", host, {{"host", host}});
    add("host", "here", {});
    addControllers();
}

std::string FaultsWorld::path(const char* name) const
{
    return folder.filePath(QLatin1String(name)).toStdString();
}

void FaultsWorld::open()
{
    sources = std::make_unique<composition::LiveSources>(
        *session, *m_jobs, home, clock, [this](const workers::HealthList& list) { health = list; });
    sources->follow();
}

void FaultsWorld::close()
{
    m_tries.clear();
    sources.reset();
    home.runAll();
    health.clear();
}

void FaultsWorld::step()
{
    for (;;) {
        const auto begun = Steady::now();
        const auto begunWork = processorTime();
        if (!home.runOne())
            break;
        const auto took = Steady::now() - begun;
        if (took > longestPiece) {
            longestPiece = took;
            workOfLongest = processorTime() - begunWork;
        }
    }
    QTest::qSleep(5);
}

void FaultsWorld::work(std::chrono::milliseconds time)
{
    for (const auto end = Steady::now() + time; Steady::now() < end;)
        step();
}

template <class Step>
void FaultsWorld::doForAWhile(Step step)
{
    if (undoWhatWasDone())
        return;
    m_isDone = step().has_value();
}

void FaultsWorld::meddle()
{
    const std::string name = health.empty() ? "cloud" : health[pick(health.size())].name;
    switch (pick(12)) {
    case 0:
        clock.jump(std::chrono::seconds(pick(std::size_t{4} * 3600)) - 2h);
        break; // set, or slept
    case 1: clock.jump(std::chrono::seconds(pick(10))); break;
    case 2:
    case 3: doForAWhile([&] { return composition::pauseWorker(*session, name, true); }); break;
    case 4: doForAWhile([&] { return composition::removeSource(*session, name); }); break;
    case 5: tryOut(name); break;
    case 6: read(name); break;
    case 7:
        if (!m_tries.empty())
            m_tries.erase(m_tries.begin()); // nobody wants to know any more
        break;
    case 8: moveController(); break;
    default: sources->runNow(name); break;
    }
}

void FaultsWorld::tidy()
{
    m_tries.clear();
    undoWhatWasDone();
    for (const auto& planned : composition::plannedWorkers(session->live()))
        sources->runNow(planned.name);
}

bool FaultsWorld::isWell(const std::map<std::string, std::uint64_t>& runs) const
{
    if (health.size() != composition::plannedWorkers(session->live()).size())
        return false;
    return std::all_of(health.begin(), health.end(),
                       [&](const auto& one) { return isWellSince(one, runs); });
}

void FaultsWorld::rest()
{
    const auto isRunning = [](const auto& one) { return one.state == WorkerState::Running; };
    until([&] { return std::none_of(health.begin(), health.end(), isRunning); }, 5s);
}

std::map<std::string, std::uint64_t> FaultsWorld::runs() const
{
    std::map<std::string, std::uint64_t> runs;
    for (const workers::WorkerHealth& one : health)
        runs[one.name] = one.runs;
    return runs;
}

QByteArray FaultsWorld::troubles(const std::map<std::string, std::uint64_t>& runs) const
{
    QByteArray text = QByteArray::number(qulonglong(health.size())) + " workers";
    for (const workers::WorkerHealth& one : health)
        if (!isWellSince(one, runs))
            text += "; " + QByteArray::fromStdString(one.name) + " after " +
                    QByteArray::number(qulonglong(one.runs)) + " runs, state " +
                    QByteArray::number(int(one.state)) + ": " +
                    QByteArray::fromStdString(one.error ? errorText(*one.error) : "fine");
    return text;
}

std::set<std::string> FaultsWorld::picture(const char* name) const
{
    std::set<std::string> lines;
    const Model& model = this->model(name);
    for (const SubnetRow& row : model.table<SubnetRow>())
        lines.insert("subnet " + row.providerId + ' ' + row.name);
    for (const MachineRow& row : model.table<MachineRow>())
        lines.insert("machine " + row.name + ' ' + row.instanceStatus.text());
    for (const CloudContainerRow& row : model.table<CloudContainerRow>())
        lines.insert("pod " + model.at<UnitRow>(row.unit).name.text() + ' ' +
                     (row.address ? row.address->value : ""));
    return lines;
}

std::string FaultsWorld::difference(const char* one, const char* other) const
{
    const auto ofOne = picture(one);
    const auto ofOther = picture(other);
    std::string lines;
    for (const std::string& line : ofOne)
        lines += ofOther.contains(line) ? "" : "\n- " + line;
    for (const std::string& line : ofOther)
        lines += ofOne.contains(line) ? "" : "\n+ " + line;
    return lines;
}

std::size_t FaultsWorld::shown() const
{
    std::size_t count = 0;
    for (const char* name : {"cloud", "cloud-again", "cluster", "cluster-again", "hosts"})
        count +=
            model(name).table<SubnetRow>().size() + (std::string_view(name).starts_with("cloud")
                                                         ? std::size_t{0}
                                                         : model(name).table<MachineRow>().size());
    return count;
}

std::size_t FaultsWorld::pick(std::size_t below)
{
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random);
}

void FaultsWorld::add(const char* kind, std::string name,
                      std::map<std::string, std::string> options)
{
    providers::SourceSettings settings;
    settings.kind = kind;
    settings.name = std::move(name);
    settings.options = std::move(options);
    settings.interval = 3s;
    if (const Status added = composition::addSource(*session, settings); !added)
        qFatal("%s", errorText(added.error()).c_str());
}

void FaultsWorld::addControllers()
{
    session::Observation made;
    made.newModel.name = "controller";
    made.newModel.editMode = EditMode::Direct;
    made.newModel.isController = true;
    for (std::uint32_t number = 0; number < 3; ++number) {
        ControllerNodeRow row;
        row.id = ControllerNodeId(number);
        row.number = std::to_string(number);
        row.agentState = "started";
        row.addresses.push_back({.value = "10.4.0." + std::to_string(number + 1),
                                 .type = AddressType::Ipv4,
                                 .scope = Scope::LocalCloud});
        made.changes.rows.of<ControllerNodeRow>().push_back({row.id, std::nullopt, row});
    }
    if (const auto done = session->observe(std::move(made)); !done)
        qFatal("%s", errorText(done.error()).c_str());
    if (!composition::setAgentsFile(*session, session->live().model("controller")->row.id,
                                    path("agents.conf")))
        qFatal("no file for agents");
}

void FaultsWorld::moveController()
{
    const Model& model = this->model("controller");
    const ControllerNodeRow before = model.at<ControllerNodeRow>(ControllerNodeId(1));
    ControllerNodeRow after = before;
    after.addresses.front().value = "10.4.0." + std::to_string(10 + pick(40));
    session::Observation seen;
    seen.model = model.row.id;
    seen.cause = session::Cause::Observation;
    seen.textId = "reload";
    if (!(before == after))
        seen.changes.rows.of<ControllerNodeRow>().push_back({before.id, before, after});
    if (const auto done = session->observe(std::move(seen)); !done)
        qFatal("%s", errorText(done.error()).c_str());
}

bool FaultsWorld::undoWhatWasDone()
{
    if (!std::exchange(m_isDone, false))
        return false;
    if (const Status done = session->undo(); !done)
        qFatal("a step cannot be taken back: %s", errorText(done.error()).c_str());
    ++undone;
    return true;
}

void FaultsWorld::tryOut(const std::string& name)
{
    if (const SourceRow* row = composition::findSource(session->live(), name))
        keep(sources->asker().test(*providers::settingsOf(*row),
                                   [](const Result<providers::Probe>&) {}));
}

void FaultsWorld::read(const std::string& name)
{
    if (const SourceRow* row = composition::findSource(session->live(), name))
        keep(sources->asker().fetch(*providers::settingsOf(*row), {},
                                    [](const Result<providers::Observed>&) {}));
}

void FaultsWorld::keep(composition::Asking asking)
{
    m_tries.push_back(std::move(asking));
    if (m_tries.size() > 4)
        m_tries.erase(m_tries.begin());
}

} // namespace netatlas::tests

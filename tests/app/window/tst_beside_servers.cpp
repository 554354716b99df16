// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"
#include "tests/support/pointer.h"
#include "tests/support/window_fixture.h"
#include "views/activity/log_model.h"
#include "views/spaces/board_canvas.h"

#include <QAction>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::tests;
using views::activity::LogModel;
using views::spaces::BoardCanvas;

namespace {

/// The server that the window stands beside, and how long its changes may take to be seen.
struct Server
{
    std::string kind;
    std::map<std::string, std::string> options;
    std::chrono::seconds interval;
    int patienceMs = 0;
};

Server serverHere()
{
    if (qgetenv("NETATLAS_SERVER") == "kubernetes")
        // Its watch tells at once; the interval would be ten minutes.
        return {.kind = "kubernetes",
                .options = {{"kubeconfig",
                             qgetenv("NETATLAS_KUBECONFIGS").toStdString() + "/certificate"},
                            {"context", "testbed"}},
                .interval = providers::SourceSettings::kDefaultInterval,
                .patienceMs = 6'000};
    // The interval, a look at the whole site, and some air for a machine that has much to do.
    return {.kind = "openstack",
            .options = {{"cloud", "testbed"}},
            .interval = std::chrono::seconds(5),
            .patienceMs = 20'000};
}

/// Runs the server's own client beside the event loop of the window.
class Client
{
public:
    explicit Client(const QStringList& words)
    {
        QObject::connect(&m_process, &QProcess::finished, [this] { m_sinceEnd.start(); });
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(qEnvironmentVariable("NETATLAS_CLIENT"), words);
    }
    bool isDone() const { return m_sinceEnd.isValid(); }
    bool wentWell() const { return isDone() && m_process.exitCode() == 0; }
    qint64 sinceEnd() const { return isDone() ? m_sinceEnd.elapsed() : 0; }

private:
    QProcess m_process;
    QElapsedTimer m_sinceEnd;
};

/// The window with the board in sight, and a worker that reads the real server.
struct Program : WindowFixture
{
    explicit Program(EditMode mode)
    {
        showActive(window, QSize(1600, 1000));
        if (!host.createProject(folder.filePath(QStringLiteral("site.netatlas"))))
            qFatal("no project");
        session::Observation added;
        added.newModel.name = "site";
        added.newModel.editMode = mode;
        const providers::SourceSettings settings{.kind = server.kind,
                                                 .name = "site",
                                                 .interval = server.interval,
                                                 .options = server.options};
        added.source = SourceRow{
            .kind = settings.kind, .name = settings.name, .options = optionsText(settings)};
        added.textId = "add-source";
        added.facts = {{"source", settings.name}, {"kind", settings.kind}};
        if (!session().observe(std::move(added)) || !runsTo(1))
            qFatal("not read");
        window.actions().action("act.view.spaces")->trigger();
    }
    ~Program() { host.closeProject(); }
    session::Session& session() { return host.project()->session(); }
    const Model& live() { return *session().live().model("site"); }
    const Model& shown() { return *session().shown().model("site"); }
    std::vector<session::JournalEntry> entries() { return session().history(1000); }
    std::uint64_t runs()
    {
        const auto* health = host.workers().find("site");
        return health ? health->runs : 0;
    }
    bool runsTo(std::uint64_t count)
    {
        return QTest::qWaitFor([&] { return runs() >= count; }, 60'000);
    }
    BoardCanvas& board()
    {
        return *window.findChild<BoardCanvas*>(QStringLiteral("canvas.spaces"));
    }
    bool shows(const QString& text) { return board().textDump().contains(text); }
    QRect rectOf(const char* kind, std::uint32_t number)
    {
        return board().itemRect(QStringLiteral("%1-%2").arg(QLatin1String(kind)).arg(number));
    }
    const std::string& spaceOf(const Model& model, SubnetId subnet)
    {
        return model.at<SpaceRow>(*model.facts.spaceOfSubnet.find(subnet)).name;
    }
    const SubnetRow* subnet(const Model& model, std::string_view cidr)
    {
        for (const SubnetRow& row : model.table<SubnetRow>())
            if (row.cidr.text() == cidr)
                return &row;
        return nullptr;
    }
    /// Lets the client do it, and waits until it is seen; `meanwhile` is called all the time.
    /// How long that took after the client had ended; -1 when it took too long.
    template <class Seen>
    qint64 change(const QStringList& words, Seen seen, std::function<void()> meanwhile = {})
    {
        const Client client(words);
        const bool isOver = QTest::qWaitFor(
            [&] {
                if (meanwhile)
                    meanwhile();
                return (client.isDone() && seen()) || client.sinceEnd() > server.patienceMs;
            },
            60'000);
        if (!isOver || !client.wentWell() || !seen())
            return -1;
        qInfo("%s is seen %lld ms after the client has ended",
              qPrintable(words.join(QLatin1Char(' '))), static_cast<long long>(client.sinceEnd()));
        return client.sinceEnd();
    }
    /// Several looks without news; a server that tells by itself has none to take.
    void letQuietTimePass()
    {
        if (server.kind == "openstack")
            runsTo(runs() + 2);
        else
            QTest::qWait(2'000);
    }

    QTemporaryDir folder;
    Server server = serverHere();
};

} // namespace

/// A change made at a real server by its own client, in the open window. Run by
/// `tests/app/real_openstack` and `tests/app/real_kubernetes`, which start the servers.
class TstBesideServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aChangeAppearsByItselfAndIsExplained();
    void aDragGoesOnMeanwhile();
    void pendingEditsStay();
};

void TstBesideServers::initTestCase()
{
    useOwnSettings("tst_beside_servers");
    QVERIFY2(qEnvironmentVariableIsSet("NETATLAS_SERVER") &&
                 qEnvironmentVariableIsSet("NETATLAS_CLIENT"),
             "tests/app/real_openstack or real_kubernetes runs this beside its servers");
}

void TstBesideServers::aChangeAppearsByItselfAndIsExplained()
{
    Program program(EditMode::Direct);
    const auto before = program.entries();
    const QString block = QStringLiteral("10.88.1.0/24");
    QVERIFY(!program.shows(block));
    QVERIFY(program.change({QStringLiteral("add"), QStringLiteral("window-1"), block},
                           [&] { return program.shows(block); }) >= 0);
    program.letQuietTimePass();
    const auto after = program.entries();
    QCOMPARE(after.size(), before.size() + 1);
    QCOMPARE(after.front().cause, session::Cause::Observation);
    QCOMPARE(program.session().undoEntry()->textId, std::string("add-source"));

    // Activity tells it in one line, which names the source and opens to the object.
    program.window.actions().action("act.view.activity")->trigger();
    Q_EMIT program.window.logWanted(QStringLiteral("by:worker"));
    auto* log = program.window.findChild<QTreeView*>(QStringLiteral("table.activity"));
    QAbstractItemModel& lines = *log->model();
    QTRY_VERIFY(lines.rowCount() > 0);
    const QModelIndex line = lines.index(lines.rowCount() - 1, 0);
    const QString sentence = line.siblingAtColumn(LogModel::TextColumn).data().toString();
    QVERIFY2(sentence.contains(QStringLiteral("site")), qPrintable(sentence));
    log->setCurrentIndex(line);
    log->expand(line);
    QTRY_VERIFY(lines.rowCount(line) > 0);
    QStringList told;
    for (int row = 0; row < lines.rowCount(line); ++row)
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            told << lines.index(row, column, line).data().toString();
    QVERIFY2(told.join(QLatin1Char(' ')).contains(block), qPrintable(told.join(QLatin1Char('|'))));

    const auto entries = program.entries().size();
    QVERIFY(program.change({QStringLiteral("remove"), QStringLiteral("window-1")},
                           [&] { return program.entries().size() > entries; }) >= 0);
    QCOMPARE(program.entries().size(), entries + 1);
}

void TstBesideServers::aDragGoesOnMeanwhile()
{
    Program program(EditMode::Direct);
    BoardCanvas& board = program.board();
    const Model& model = program.live();
    const QRect sight = board.viewport()->rect().adjusted(8, 8, -8, -8);
    std::optional<SubnetId> card;
    std::optional<SpaceId> column;
    const auto find = [&] {
        for (const SubnetRow& row : model.table<SubnetRow>())
            if (!card && sight.contains(program.rectOf("subnet", row.id.number())))
                card = row.id;
        for (const SpaceRow& row : model.table<SpaceRow>())
            if (card && !column &&
                sight.contains(program.rectOf("space", row.id.number()).center()) &&
                !(*model.facts.spaceOfSubnet.find(*card) == row.id))
                column = row.id;
        return card && column;
    };
    QTRY_VERIFY(find());
    const QPoint from = program.rectOf("subnet", card->number()).center();
    const auto over = [&] { return program.rectOf("space", column->number()).center(); };
    const auto entries = program.entries().size();

    QTest::mousePress(board.viewport(), Qt::LeftButton, {}, from);
    dragTo(*board.viewport(), over());
    QTRY_COMPARE(board.property("dragState").toString(), QStringLiteral("preview"));
    const QString block = QStringLiteral("10.88.2.0/24");
    int moves = 0;
    QVERIFY(program.change(
                {QStringLiteral("add"), QStringLiteral("window-2"), block},
                [&] { return program.shows(block); },
                [&] { dragTo(*board.viewport(), over() + QPoint(++moves % 5, 0)); }) >= 0);
    QVERIFY(moves > 0);
    QVERIFY(board.property("dragState").toString() != QStringLiteral("idle"));
    QCOMPARE(program.entries().size(), entries + 1);
    dragTo(*board.viewport(), over());
    QTRY_COMPARE(board.property("dragState").toString(), QStringLiteral("preview"));
    QTRY_VERIFY(!board.property("lastVerdict").toString().isEmpty());
    QTest::mouseRelease(board.viewport(), Qt::LeftButton, {}, over());
    if (program.server.kind == "kubernetes") {
        // Its blocks of addresses cannot move: the drag ends where it began.
        QCOMPARE(program.entries().size(), entries + 1);
        return;
    }
    QTRY_COMPARE(program.session().undoEntry()->textId, std::string("move-subnets"));
    QCOMPARE(*program.live().facts.spaceOfSubnet.find(*card), *column);
    QVERIFY(program.subnet(program.live(), block.toStdString()));
    QCOMPARE(program.entries().size(), entries + 2);
    // The next look leaves what was moved where it is.
    QVERIFY(program.change({QStringLiteral("remove"), QStringLiteral("window-2")},
                           [&] { return program.entries().size() > entries + 2; }) >= 0);
    QCOMPARE(*program.live().facts.spaceOfSubnet.find(*card), *column);
}

void TstBesideServers::pendingEditsStay()
{
    Program program(EditMode::Planned);
    const bool hasSpaces = program.server.kind == "openstack";
    const QString block = QStringLiteral("10.88.3.0/24");
    const std::string cidr = block.toStdString();
    QVERIFY(program.change({QStringLiteral("add"), QStringLiteral("window-3"), block},
                           [&] { return program.shows(block); }) >= 0);
    // The draft has that very subnet in hand, and waits for somebody to carry it out. A cluster has
    // no spaces of its own to group it in.
    const SubnetId subnet = program.subnet(program.shown(), cidr)->id;
    engine::edits::Intent intent{program.shown().row.id, {}, "asked for"};
    if (hasSpaces)
        intent.actions = {engine::edits::AddSpace{.name = "mine", .subnets = {subnet}}};
    else
        intent.actions = {engine::edits::MarkSupernet{.subnet = subnet, .isSupernet = true}};
    const auto judgement = engine::edits::judge(program.session().shown(), intent);
    QVERIFY(judgement);
    QVERIFY(program.session().commit(intent, *judgement));
    QVERIFY(program.window.windowTitle().contains(QStringLiteral("draft")));
    const auto isDone = [&](const Model& model) {
        return hasSpaces ? program.spaceOf(model, subnet) == "mine"
                         : model.at<SubnetRow>(subnet).isSupernet;
    };
    const auto isWhole = [&] {
        return program.session().pendingSteps().size() == 1 &&
               !program.session().pendingSteps().front().isConflict() && isDone(program.shown()) &&
               !isDone(program.live());
    };
    QVERIFY(isWhole());
    const auto entries = program.entries().size();

    // Another change, of another thing; then of what the draft has in hand.
    const QString further = QStringLiteral("10.88.4.0/24");
    QVERIFY(program.change({QStringLiteral("add"), QStringLiteral("window-4"), further},
                           [&] { return program.shows(further); }) >= 0);
    QCOMPARE(program.entries().size(), entries + 1);
    QVERIFY(isWhole());
    QVERIFY(program.change(
                {QStringLiteral("rename"), QStringLiteral("window-3"), QStringLiteral("window-5")},
                [&] { return program.entries().size() > entries + 1; }) >= 0);
    QCOMPARE(program.entries().size(), entries + 2);
    QVERIFY(isWhole());
    QVERIFY(program.shows(block) && program.shows(further));
    if (hasSpaces) {
        QCOMPARE(program.shown().at<SubnetRow>(subnet).name, std::string("window-5"));
        QVERIFY(program.shows(QStringLiteral("mine")));
    }

    // What the draft holds can be taken back, and what came meanwhile stays.
    program.window.actions().action("act.edit.undo")->trigger();
    QVERIFY(program.session().pendingSteps().empty());
    QVERIFY(program.shows(further));
    const QString present = QLatin1String(hasSpaces ? "window-5" : "window-3");
    for (const QString& name : {present, QStringLiteral("window-4")}) {
        const auto before = program.entries().size();
        QVERIFY(program.change({QStringLiteral("remove"), name},
                               [&] { return program.entries().size() > before; }) >= 0);
    }
}

QTEST_MAIN(TstBesideServers)
#include "tst_beside_servers.moc"

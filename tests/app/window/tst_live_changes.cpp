// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_sources.h"
#include "model/domain/object_text.h"
#include "tests/support/cloud_source.h"
#include "tests/support/pointer.h"
#include "tests/support/window_fixture.h"
#include "views/activity/log_model.h"
#include "views/spaces/board_canvas.h"
#include "views/widgets/message_bar.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace netatlas;
using namespace netatlas::domain;
using namespace netatlas::tests;
using views::spaces::BoardCanvas;

namespace {

/// The window with a worker that reads a cloud, and the board in sight.
struct Program : WindowFixture
{
    explicit Program(EditMode mode)
    {
        showActive(window, QSize(1600, 1000));
        if (!host.createProject(cloud.folder.filePath(QStringLiteral("site.netatlas"))))
            qFatal("no project");
        providers::SourceSettings settings = cloud.settings();
        settings.isPaused = false;
        settings.interval = std::chrono::seconds(0);
        session::Observation added;
        added.newModel.name = "cloud";
        added.newModel.editMode = mode;
        added.source = SourceRow{
            .kind = settings.kind, .name = settings.name, .options = optionsText(settings)};
        added.textId = "add-source";
        if (!session().observe(std::move(added)) || !runsTo(1))
            qFatal("not read");
        window.actions().action("act.view.spaces")->trigger();
    }
    // The worker keeps its connection, and the cloud would wait for it.
    ~Program() { host.closeProject(); }
    session::Session& session() { return host.project()->session(); }
    const Model& live() { return *session().live().model("cloud"); }
    const Model& shown() { return *session().shown().model("cloud"); }
    std::uint64_t runs()
    {
        const auto& health = host.workers().health();
        return health.empty() ? 0 : health.front().runs;
    }
    bool runsTo(std::uint64_t count)
    {
        return QTest::qWaitFor([&] { return runs() >= count; }, 20'000);
    }
    /// What the cloud shows from now on, read by its worker.
    bool change(const std::function<void(FakeCloud&)>& how)
    {
        const auto before = runs();
        how(cloud.cloud);
        host.workers().runNow("cloud");
        return runsTo(before + 1);
    }
    bool commit(engine::edits::Action action)
    {
        const engine::edits::Intent intent{shown().row.id, {std::move(action)}, "asked for"};
        const auto judgement = engine::edits::judge(session().shown(), intent);
        return judgement && session().commit(intent, *judgement);
    }
    static SubnetId subnet(const Model& model, const char* name)
    {
        for (const SubnetRow& row : model.table<SubnetRow>())
            if (row.name == name)
                return row.id;
        return SubnetId(9999);
    }
    static const std::string& spaceOf(const Model& model, SubnetId subnet)
    {
        return model.at<SpaceRow>(*model.facts.spaceOfSubnet.find(subnet)).name;
    }
    BoardCanvas& board()
    {
        return *window.findChild<BoardCanvas*>(QStringLiteral("canvas.spaces"));
    }
    /// What the message bar says, as a screen reader hears it.
    QString news()
    {
        const auto* bar = window.findChild<views::widgets::MessageBar*>();
        return bar ? bar->accessibleName() + bar->accessibleDescription() : QString();
    }

    CloudSource cloud;
};

/// A further subnet of the network that the given one is of.
void addSubnet(FakeCloud& cloud, const char* like, const char* name, const char* cidr)
{
    boost::json::object subnet = cloud.find("subnets", like);
    subnet["id"] = "77777777-2222-3333-4444-555555555555";
    subnet["name"] = name;
    subnet["cidr"] = cidr;
    subnet["gateway_ip"] = nullptr;
    subnet["allocation_pools"] = boost::json::array{};
    cloud.collection("subnets").push_back(std::move(subnet));
}

} // namespace

class TstLiveChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("tst_live_changes"); }
    void aDragGoesOnWhileTheCloudChanges();
    void aDragEndsWhenItsSubnetIsUndone();
    void pendingEditsFollowTheCloud();
    void whatTheCloudContradictsIsSetAsideInWords();
};

void TstLiveChanges::aDragGoesOnWhileTheCloudChanges()
{
    Program program(EditMode::Direct);
    BoardCanvas& board = program.board();
    QTRY_VERIFY(board.textDump().contains(QStringLiteral("10.20.1.0/24")));
    // A card and a column of another space that are both in sight.
    const Model& model = program.live();
    const QRect sight = board.viewport()->rect();
    std::optional<SubnetId> card;
    std::optional<SpaceId> column;
    const auto rectOf = [&board](const char* kind, std::uint32_t number) {
        return board.itemRect(QStringLiteral("%1-%2").arg(QLatin1String(kind)).arg(number));
    };
    for (const SubnetRow& row : model.table<SubnetRow>())
        if (!card && sight.contains(rectOf("subnet", row.id.number()).center()))
            card = row.id;
    QVERIFY(card);
    for (const SpaceRow& row : model.table<SpaceRow>())
        if (!column && sight.contains(rectOf("space", row.id.number()).center()) &&
            !(*model.facts.spaceOfSubnet.find(*card) == row.id))
            column = row.id;
    QVERIFY(column);
    const QPoint from = rectOf("subnet", card->number()).center();
    const auto over = [&] { return rectOf("space", column->number()).center(); };

    QTest::mousePress(board.viewport(), Qt::LeftButton, {}, from);
    dragTo(*board.viewport(), over());
    QTRY_COMPARE(board.property("dragState").toString(), QStringLiteral("preview"));
    QVERIFY(!board.property("lastVerdict").toString().isEmpty());
    const auto revision = program.session().shown().number();
    QVERIFY(program.change([](FakeCloud& cloud) {
        addSubnet(cloud, "mgmt-v4", "newcomer", "10.99.0.0/24");
        cloud.find("subnets", "mgmt-v4")["name"] = "operations";
    }));
    QVERIFY(program.session().shown().number() > revision);
    QTRY_VERIFY(board.textDump().contains(QStringLiteral("10.99.0.0/24")));
    QVERIFY(board.property("dragState").toString() != QStringLiteral("idle"));
    QTRY_VERIFY(!board.property("lastVerdict").toString().isEmpty());
    dragTo(*board.viewport(), over());
    QTRY_COMPARE(board.property("dragState").toString(), QStringLiteral("preview"));
    QTest::mouseRelease(board.viewport(), Qt::LeftButton, {}, over());
    QTRY_COMPARE(program.session().undoEntry()->textId, std::string("move-subnets"));
    QCOMPARE(*program.live().facts.spaceOfSubnet.find(*card), *column);
    QVERIFY(Program::subnet(program.live(), "newcomer") != SubnetId(9999));
    QVERIFY(Program::subnet(program.live(), "operations") != SubnetId(9999));
    // Undo takes the move back and nothing else.
    program.window.actions().action("act.edit.undo")->trigger();
    QVERIFY(!(*program.live().facts.spaceOfSubnet.find(*card) == *column));
    QVERIFY(Program::subnet(program.live(), "newcomer") != SubnetId(9999));
}

void TstLiveChanges::aDragEndsWhenItsSubnetIsUndone()
{
    Program program(EditMode::Direct);
    QVERIFY(program.commit(engine::edits::AddSubnet{.cidr = "10.50.0.0/24", .space = kAlpha}));
    BoardCanvas& board = program.board();
    QTRY_VERIFY(board.textDump().contains(QStringLiteral("10.50.0.0/24")));
    const Model& model = program.live();
    const auto added = domain::subnetsOf(model, *net::Cidr::parse("10.50.0.0/24")).front();
    const QRect card = board.itemRect(QStringLiteral("subnet-%1").arg(added.number()));
    QTest::mousePress(board.viewport(), Qt::LeftButton, {}, card.center());
    dragTo(*board.viewport(), card.center() + QPoint(240, 0));
    QVERIFY(board.property("dragState").toString() != QStringLiteral("idle"));
    QVERIFY(program.session().undo());
    QCOMPARE(board.property("dragState").toString(), QStringLiteral("idle"));
    QTest::mouseRelease(board.viewport(), Qt::LeftButton, {}, card.center());
}

void TstLiveChanges::pendingEditsFollowTheCloud()
{
    Program program(EditMode::Planned);
    const SubnetId subnet = Program::subnet(program.live(), "mgmt-v4");
    QVERIFY(program.commit(engine::edits::AddSpace{.name = "mine", .subnets = {subnet}}));
    QCOMPARE(program.session().pendingSteps().size(), std::size_t{1});
    QVERIFY(program.window.windowTitle().contains(QStringLiteral("draft")));
    QVERIFY(program.change([](FakeCloud& cloud) {
        addSubnet(cloud, "mgmt-v4", "newcomer", "10.99.0.0/24");
        cloud.find("subnets", "mgmt-v4")["name"] = "operations";
    }));
    QCOMPARE(program.session().pendingSteps().size(), std::size_t{1});
    QVERIFY(!program.session().pendingSteps().front().isConflict());
    QCOMPARE(program.shown().at<SubnetRow>(subnet).name, std::string("operations"));
    QCOMPARE(Program::spaceOf(program.shown(), subnet), std::string("mine"));
    QVERIFY(Program::spaceOf(program.live(), subnet) != "mine");
    QVERIFY(Program::subnet(program.shown(), "newcomer") != SubnetId(9999));
    QTRY_VERIFY(program.board().textDump().contains(QStringLiteral("10.99.0.0/24")));
    QVERIFY(program.board().textDump().contains(QStringLiteral("mine")));
    // What workers bring clears neither undo nor redo.
    program.window.actions().action("act.edit.undo")->trigger();
    QVERIFY(program.session().pendingSteps().empty());
    QVERIFY(program.session().canRedo());
    QCOMPARE(program.shown().at<SubnetRow>(subnet).name, std::string("operations"));
}

void TstLiveChanges::whatTheCloudContradictsIsSetAsideInWords()
{
    Program program(EditMode::Planned);
    // An address of a port, of which the cloud will know nothing any more.
    std::optional<DeviceAddressRow> found;
    for (const DeviceAddressRow& row : program.live().table<DeviceAddressRow>())
        if (!found && !row.isShadow && row.origin == Origin::Provider)
            found = row;
    QVERIFY(found);
    const DeviceAddressRow address = *found;
    const auto cidr =
        net::Cidr::of(address.value, address.value.family() == net::Family::Ipv4 ? 30 : 100);
    QVERIFY(program.commit(engine::edits::CorrectAddress{address.id, cidr->network()}));
    const std::string port = program.live().at<DeviceRow>(address.device).providerId.text();
    QVERIFY(program.change([&port](FakeCloud& cloud) {
        auto& ports = cloud.collection("ports");
        for (auto it = ports.begin(); it != ports.end(); ++it)
            if (it->at("id") == boost::json::value(port)) {
                ports.erase(it);
                return;
            }
    }));
    QVERIFY(!program.live().find<DeviceAddressRow>(address.id));
    QCOMPARE(program.session().pendingSteps().size(), std::size_t{1});
    QVERIFY(program.session().pendingSteps().front().isConflict());
    const QString told = program.news();
    QVERIFY2(told.contains(QStringLiteral("was set aside")), qPrintable(told));
    QVERIFY2(told.contains(QString::fromStdString(address.shownValue())), qPrintable(told));
    // The log knows it, and is one click away.
    Q_EMIT program.window.logWanted(QStringLiteral("is:conflict"));
    const auto* log = program.window.findChild<QTreeView*>(QStringLiteral("table.activity"));
    QCOMPARE(log->model()->rowCount(), 1);
    QVERIFY(log->model()
                ->index(0, views::activity::LogModel::TextColumn)
                .data()
                .toString()
                .contains(QStringLiteral("set aside")));
}

QTEST_MAIN(TstLiveChanges)
#include "tst_live_changes.moc"

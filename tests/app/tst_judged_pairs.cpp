// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/composition/demo_project.h"
#include "app/composition/project_file.h"
#include "model/domain/object_text.h"
#include "views/bridge/qt_executor.h"
#include "views/bridge/qt_text.h"
#include "views/dialogs/marked_label.h"
#include "views/dialogs/preview_sheet.h"
#include "views/wording/error_text.h"
#include "views/wording/verdict_text.h"

#include <boost/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace netatlas;
using namespace netatlas::views;
using engine::edits::Judgement;

namespace {

/// The demo as the window has it open: its drag, and the sheet that shows what the drag says.
struct Window
{
    explicit Window(const std::string& path)
        : session(composition::openProject(path, clock, true).value())
    {
        sheet.show();
    }

    const domain::Revision& shown() const { return bridge.shown(); }

    SystemClock clock;
    QtExecutor home;
    workers::JobRunner jobs{home, 1};
    std::unique_ptr<session::Session> session;
    ProjectBridge bridge{*session, jobs};
    dialogs::MoveDrag drag{bridge};
    dialogs::PreviewSheet sheet{bridge, drag};
};

/// What somebody reads: the word, and a line for each consequence or for the reason why not.
struct Verdict
{
    QString word;
    QStringList lines;

    bool operator==(const Verdict&) const = default;
};

Verdict shownBy(Window& window, const dialogs::MoveTarget& target)
{
    window.drag.hover(target);
    Verdict verdict;
    verdict.word =
        window.sheet.findChild<QWidget*>(QStringLiteral("preview.verdict"))->accessibleName();
    const auto* effects = window.sheet.findChild<QWidget*>(QStringLiteral("preview.effects"));
    for (const auto* line : effects->findChildren<dialogs::MarkedLabel*>())
        verdict.lines << line->text();
    return verdict;
}

Verdict judgedBy(const Result<Judgement>& judgement)
{
    Verdict verdict{wording::verdictWord(judgement), {}};
    if (!judgement)
        verdict.lines << wording::errorSentence(judgement.error());
    else
        for (const auto& effect : judgement->effects)
            verdict.lines << wording::effectText(effect);
    return verdict;
}

struct Answer
{
    int exit = 0;
    boost::json::value json;
};

Answer commandLine(std::vector<std::string> words)
{
    std::vector<const char*> arguments{"netatlas"};
    for (const std::string& word : words)
        arguments.push_back(word.c_str());
    std::istringstream input;
    std::ostringstream output;
    std::ostringstream errors;
    Answer answer;
    answer.exit = cli::runCommandLine(static_cast<int>(arguments.size()), arguments.data(), input,
                                      output, errors, false);
    if (!output.str().empty())
        answer.json = boost::json::parse(output.str());
    return answer;
}

} // namespace

class TstJudgedPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowCommandLineAndEngineAgreeOnEveryPairOfTheDemo();

private:
    void compare(Window& window, const std::string& path, const domain::ObjectRef& subnet,
                 const domain::ObjectRef& space);

    QTemporaryDir m_folder;
    int m_refused = 0;
    int m_broken = 0;
    int m_allowed = 0;
};

void TstJudgedPairs::compare(Window& window, const std::string& path,
                             const domain::ObjectRef& subnet, const domain::ObjectRef& space)
{
    const domain::Revision& shown = window.shown();
    const dialogs::MoveTarget target{space.model, domain::SpaceId(space.number)};
    const auto* told = window.drag.verdictOf(target);
    QVERIFY(told);
    const std::string from = domain::objectId(shown, subnet);
    const std::string to = domain::objectId(shown, space);
    const Answer answer = commandLine({"--project", path, "--json", "judge", "move", from, to});
    const QByteArray pair = QByteArray::fromStdString(from + " to " + to);

    Verdict expected = judgedBy(*told);
    const Verdict seen = shownBy(window, target);
    QVERIFY2(seen.word.startsWith(expected.word), pair);
    QCOMPARE(seen.lines, expected.lines);
    if (subnet.model != space.model) {
        // The window refuses it as the engine does; the command line finds no such space there.
        QVERIFY2(!told->has_value() && answer.exit != 0, pair);
        ++m_refused;
        return;
    }
    const auto engine =
        engine::edits::judge(shown, {subnet.model,
                                     {engine::edits::MoveSubnets{{domain::SubnetId(subnet.number)},
                                                                 domain::SpaceId(space.number)}},
                                     {}});
    QVERIFY2(judgedBy(engine) == expected, pair);
    QCOMPARE(engine.has_value(), answer.exit != 2 && answer.json.is_object() &&
                                     answer.json.as_object().contains("verdict"));
    if (!engine)
        return;
    const auto& answered = answer.json.as_object();
    QCOMPARE(answered.at("breaks").to_number<std::size_t>(), engine->breaks());
    QStringList lines;
    for (const auto& effect : answered.at("effects").as_array())
        lines << QString::fromStdString(std::string(effect.as_object().at("text").as_string()));
    QCOMPARE(lines, expected.lines);
    QCOMPARE(answer.exit, engine->breaks() > 0 ? 1 : 0);
    ++(engine->breaks() > 0 ? m_broken : m_allowed);
}

void TstJudgedPairs::windowCommandLineAndEngineAgreeOnEveryPairOfTheDemo()
{
    const std::string path = m_folder.filePath(QStringLiteral("demo.netatlas")).toStdString();
    {
        const SystemClock clock;
        QVERIFY(composition::createDemo(path, clock));
    }
    Window window(path);
    int pairs = 0;
    for (const auto& model : window.shown().models())
        for (const auto& subnet : model->table<domain::SubnetRow>()) {
            const domain::ObjectRef ref = model->refOf(subnet);
            if (!window.drag.grab(model->row.id, {subnet.id})) {
                // Overlays follow their underlay: nobody moves them.
                QVERIFY(subnet.isOverlay());
                const Answer answer = commandLine({"--project", path, "--json", "judge", "move",
                                                   domain::objectId(window.shown(), ref), "alpha"});
                QVERIFY(answer.exit != 0);
                continue;
            }
            QTRY_VERIFY(!window.drag.targets().empty());
            for (const auto& other : window.shown().models())
                for (const auto& space : other->table<domain::SpaceRow>()) {
                    compare(window, path, ref, other->refOf(space));
                    if (QTest::currentTestFailed())
                        return;
                    ++pairs;
                }
            window.drag.cancel();
        }
    QVERIFY(pairs > 200);
    QVERIFY(m_refused > 0 && m_broken > 0 && m_allowed > 0);
}

QTEST_MAIN(TstJudgedPairs)
#include "tst_judged_pairs.moc"

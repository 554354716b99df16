// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/edits/judgement_words.h"
#include "model/engine/rules/rule.h"
#include "views/wording/edit_text.h"
#include "views/wording/error_text.h"
#include "views/wording/rule_text.h"
#include "views/wording/time_text.h"
#include "views/wording/verdict_text.h"
#include "views/wording/words.h"

#include <QTest>

using namespace netatlas;
using namespace netatlas::engine;
using namespace netatlas::views;

namespace {

/// One fact of each name that any sentence may ask for.
Details allFacts()
{
    Details facts;
    for (const char* name :
         {"application", "endpoint",     "space",      "node",     "address",  "by",      "name",
          "cidr",        "underlay",     "segment",    "from",     "to",       "machine", "which",
          "container",   "host",         "network",    "model",    "provider", "other",   "entry",
          "device",      "other-device", "other-id",   "claimed",  "state",    "what",    "key",
          "value",       "cause",        "feature",    "polarity", "setting",  "member",  "file",
          "field",       "table",        "id",         "source",   "target",   "range",   "fabric",
          "gateway",     "used",         "kept",       "seen",     "mac",      "missing", "zone",
          "kind",        "label",        "provider-id"})
        facts.emplace(name, std::string("<") + name + ">");
    for (const char* name :
         {"units", "constraints", "machines", "cidrs", "candidates", "networks", "bound", "nodes",
          "spaces", "devices", "bindings", "endpoints", "lacking", "into", "members"})
        facts.emplace(name, std::vector<std::string>{std::string("<") + name + ">"});
    for (const char* name :
         {"count", "use", "limit", "settings", "position", "tag", "votes", "addresses", "ranges"})
        facts.emplace(name, 3);
    return facts;
}

/// Whether a sentence has a place that nothing was put into.
bool hasHole(const QString& text)
{
    return text.isEmpty() || text.contains(QLatin1Char('%') + QStringLiteral("1")) ||
           text.contains(QStringLiteral("%2")) || text.contains(QStringLiteral("%3")) ||
           text.contains(QStringLiteral("%4")) || text.contains(QStringLiteral("%n")) ||
           text.contains(QStringLiteral("  ")) || text.contains(QStringLiteral(" ,")) ||
           text.contains(QStringLiteral("()")) || text.contains(QStringLiteral(" .")) ||
           text.endsWith(QLatin1Char(' '));
}

QByteArray said(const QString& text)
{
    return text.toUtf8();
}

} // namespace

class TstWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasASentence();
    void everyEffectHasALine();
    void everyFixUpHasAChoice();
    void everyRuleHasWords();
    void undoTextNamesTheFixUps();
    void violationsSayWhoLosesWhat();
    void pluralsAreEnglish();
    void verdictsHaveTheirWords();
    void timesAreRelativeWhileTheyAreRecent();
};

void TstWording::everyErrorHasASentence()
{
    for (int number = 0; number <= static_cast<int>(ErrorKind::Internal); ++number) {
        const auto kind = static_cast<ErrorKind>(number);
        for (const Details& facts : {Details{}, allFacts()}) {
            const QString text = wording::errorSentence({kind, facts});
            QVERIFY2(!hasHole(text), said(text));
            QVERIFY2(text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char('?')),
                     said(text));
        }
    }
    QCOMPARE(wording::errorSentence(
                 {ErrorKind::FanOverlayImmovable,
                  {{"subnet", "9"}, {"cidr", "252.4.0.0/16"}, {"underlay", "10.4.0.0/20"}}}),
             QStringLiteral("Cannot move 252.4.0.0/16: it is an overlay of 10.4.0.0/20 and follows "
                            "it. Move 10.4.0.0/20 instead."));
    QCOMPARE(wording::errorId({ErrorKind::FanOverlayImmovable, {}}), QStringLiteral("NA-102"));
}

void TstWording::everyEffectHasALine()
{
    for (const auto& [kind, word] : domain::EnumWords<edits::EffectKind>::words) {
        const QString text = wording::effectText({kind, allFacts(), {}, {}});
        QVERIFY2(!hasHole(text), std::string(word).c_str());
    }
    QCOMPARE(
        wording::effectText(
            {edits::EffectKind::PreferredAddressChanges,
             {{"machine", "4"}, {"which", "private"}, {"from", "10.4.0.9"}, {"to", "10.0.0.8"}},
             {},
             {}}),
        QStringLiteral("machine 4: preferred private address 10.4.0.9 > 10.0.0.8"));
}

void TstWording::everyFixUpHasAChoice()
{
    for (const auto& [kind, word] : domain::EnumWords<edits::FixUpKind>::words)
        QVERIFY2(!hasHole(wording::fixUpText({kind, {}, allFacts()})), std::string(word).c_str());
}

void TstWording::everyRuleHasWords()
{
    for (const rules::RuleEntry& entry : rules::catalogue()) {
        rules::Finding finding;
        finding.rule = entry.rule;
        finding.facts = allFacts();
        const QByteArray rule(entry.text.data(), static_cast<qsizetype>(entry.text.size()));
        QVERIFY2(!hasHole(wording::findingText(finding)), rule);
        QVERIFY2(!hasHole(wording::ruleTitle(entry.rule)), rule);
        QVERIFY2(!hasHole(wording::ruleExplanation(entry.rule)), rule);
    }
}

void TstWording::undoTextNamesTheFixUps()
{
    const Details move{{"action", "move-subnets"},
                       {"cidrs", std::vector<std::string>{"10.4.0.0/20"}},
                       {"from", std::vector<std::string>{"db"}},
                       {"to", "dmz"}};
    const Details bind{{"action", "bind-endpoint"},
                       {"application", "mysql"},
                       {"endpoint", "db"},
                       {"space", "dmz"}};
    QCOMPARE(wording::entryText("move-subnets", {{"actions", Detail::List{move, bind}}}),
             QStringLiteral("Move 10.4.0.0/20 from db to dmz (rebinds mysql:db)"));
    QCOMPARE(wording::entryText("bind-endpoint", {{"actions", Detail::List{bind}}}),
             QStringLiteral("Bind mysql:db to dmz"));
    // Every action has a sentence of its own.
    for (const std::string_view action :
         {edits::MoveSubnets::kName,    edits::AddSpace::kName,
          edits::RenameSpace::kName,    edits::RemoveSpace::kName,
          edits::BindEndpoint::kName,   edits::SetConstraint::kName,
          edits::SetSetting::kName,     edits::AddSubnet::kName,
          edits::RemoveSubnet::kName,   edits::MarkSupernet::kName,
          edits::RehomeSubnet::kName,   edits::RemoveAddress::kName,
          edits::CorrectAddress::kName, edits::RemoveLooseAddress::kName,
          edits::ReplaceSubnets::kName, edits::RehomeSegment::kName,
          edits::MoveAddress::kName,    edits::AttachLooseAddress::kName,
          edits::AddObject::kName,      edits::ChangeObject::kName,
          edits::RemoveObject::kName}) {
        Details facts = allFacts();
        facts["action"] = action;
        const QString text = wording::entryText(action, {{"actions", Detail::List{facts}}});
        QVERIFY2(!hasHole(text), std::string(action).c_str());
    }
    static_assert(std::variant_size_v<edits::Action> == 21, "a new action needs a line above");
}

void TstWording::violationsSayWhoLosesWhat()
{
    QCOMPARE(wording::effectText({edits::EffectKind::BindingBroken,
                                  {{"application", "mysql"},
                                   {"endpoint", ""},
                                   {"space", "db"},
                                   {"units", std::vector<std::string>{"mysql/1", "mysql/2"}}},
                                  {},
                                  {}}),
             QStringLiteral(
                 "mysql (default binding) is bound to db; mysql/1 and mysql/2 would not reach it"));
}

void TstWording::pluralsAreEnglish()
{
    QCOMPARE(wording::counted("1 unit", "%n units", 1), QStringLiteral("1 unit"));
    QCOMPARE(wording::counted("1 unit", "%n units", 2), QStringLiteral("2 units"));
    const auto names = [](int count) {
        QStringList list;
        for (int i = 1; i <= count; ++i)
            list << QStringLiteral("n%1").arg(i);
        return list;
    };
    QCOMPARE(wording::listed(names(3)), QStringLiteral("n1, n2 and n3"));
    QCOMPARE(wording::listed(names(9), 3), QStringLiteral("n1, n2, n3 and 6 more"));
}

void TstWording::verdictsHaveTheirWords()
{
    edits::Judgement judgement;
    judgement.verdict = edits::Verdict::Breaks;
    judgement.effects.push_back({edits::EffectKind::HaRoleLost, {}, {}, {}});
    judgement.effects.push_back({edits::EffectKind::OverlayTravels, {}, {}, {}});
    QCOMPARE(wording::verdictWord(judgement), QStringLiteral("Breaks 1"));
    judgement.verdict = edits::Verdict::AllowedWithEffects;
    QCOMPARE(wording::verdictWord(judgement), QStringLiteral("Allowed, 2 effects"));
    const Result<edits::Judgement> refused = fail(ErrorKind::AlphaImmutable);
    QCOMPARE(wording::verdictWord(refused), QStringLiteral("Not possible"));
}

void TstWording::timesAreRelativeWhileTheyAreRecent()
{
    using namespace std::chrono;
    const Timestamp now{hours(24 * 365 * 50)};
    QCOMPARE(wording::relativeTime(now - seconds(20), now), QStringLiteral("just now"));
    QCOMPARE(wording::relativeTime(now - minutes(12), now), QStringLiteral("12 min ago"));
    QCOMPARE(wording::relativeTime(now - hours(1), now), QStringLiteral("1 h ago"));
    QCOMPARE(wording::relativeTime(now - hours(72), now), QStringLiteral("3 days ago"));
}

QTEST_GUILESS_MAIN(TstWording)
#include "tst_wording.moc"

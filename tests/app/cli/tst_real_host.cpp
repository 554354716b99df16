// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/own_network.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace netatlas::testing;

namespace {

QJsonArray ipOutput()
{
    QProcess ip;
    ip.start(QStringLiteral("ip"),
             {QStringLiteral("-j"), QStringLiteral("-d"), QStringLiteral("address")});
    ip.waitForFinished();
    return QJsonDocument::fromJson(ip.readAllStandardOutput()).array();
}

/// Without the details of kinds, which hold timers that never stand still.
QJsonArray standing(const QJsonArray& links)
{
    QJsonArray all;
    for (const auto& link : links) {
        QJsonObject object = link.toObject();
        object.remove(QLatin1String("linkinfo"));
        all.append(object);
    }
    return all;
}

QString textOf(const QJsonValue& of, const char* member)
{
    return of[QLatin1String(member)].toString();
}

QString kindOf(const QJsonValue& link)
{
    return link[QLatin1String("linkinfo")][QLatin1String("info_kind")].toString();
}

/// The type that a link of `ip` has in the model (providers.md 7.2).
QString expectedType(const QJsonValue& link)
{
    QString kind = kindOf(link);
    if (kind == QLatin1String("bridge") || kind == QLatin1String("bond") ||
        kind == QLatin1String("vxlan"))
        return kind;
    if (kind == QLatin1String("vlan"))
        return QStringLiteral("802.1q");
    if (kind == QLatin1String("team"))
        return QStringLiteral("bond");
    return textOf(link, "link_type") == QLatin1String("loopback") ? QStringLiteral("loopback")
                                                                  : QStringLiteral("ethernet");
}

QString expectedParent(const QJsonValue& link)
{
    if (const QString master = textOf(link, "master"); !master.isEmpty())
        return master;
    static const QStringList stacked{QStringLiteral("vlan"), QStringLiteral("macvlan"),
                                     QStringLiteral("macvtap"), QStringLiteral("ipvlan"),
                                     QStringLiteral("vxlan")};
    return stacked.contains(kindOf(link)) ? textOf(link, "link") : QString();
}

/// A device in one line, for comparing.
QString line(const QString& name, const QString& type, const QString& mac, int mtu, bool isUp,
             const QString& parent, int tag)
{
    return QStringLiteral("%1 %2 mac=%3 mtu=%4 %5 parent=%6 tag=%7")
        .arg(name, type, mac, QString::number(mtu),
             isUp ? QStringLiteral("up") : QStringLiteral("down"), parent, QString::number(tag));
}

} // namespace

/// The main job on a real kernel: import this host, look, move, restart, undo, report. Runs in a
/// network namespace of its own, with the site of `tests/testbeds`, or in the kernel it is given.
class TstRealHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLinkIsADevice();
    void everyAddressIsThere();
    void anotherHostsOutputGivesTheSame();
    void theWholeChainHolds();

private:
    Outcome ask(const QString& arguments) const
    {
        return run(arguments.split(QLatin1Char(' ')), {.folder = m_folder.path()});
    }
    QJsonArray list(const char* arguments) const
    {
        const auto told = ask(QStringLiteral("--json show ") + QLatin1String(arguments));
        return told.json().array();
    }

    QTemporaryDir m_folder;
    QJsonArray m_links; ///< as `ip` shows them
};

void TstRealHost::initTestCase()
{
    QCOMPARE(ask(QStringLiteral("new site.netatlas")).status, 0);
    // Links settle for a moment after they were made: wait until nothing moves any more.
    const auto stands = [this] {
        const QJsonArray before = standing(ipOutput());
        const auto imported = ask(QStringLiteral("--time 2026-11-01T09:00:00Z import host"));
        m_links = ipOutput();
        return imported.status == 0 && before == standing(m_links) && !before.isEmpty();
    };
    QVERIFY(QTest::qWaitFor(stands, 20'000));
    for (const auto& link : m_links)
        qInfo("%s %s", qPrintable(textOf(link, "ifname")), qPrintable(kindOf(link)));
}

void TstRealHost::everyLinkIsADevice()
{
    QStringList expected;
    static const QStringList modules{
        QStringLiteral("gre0"),    QStringLiteral("gretap0"), QStringLiteral("erspan0"),
        QStringLiteral("sit0"),    QStringLiteral("tunl0"),   QStringLiteral("ip6tnl0"),
        QStringLiteral("ip6gre0"), QStringLiteral("ip_vti0"), QStringLiteral("ip6_vti0")};
    for (const auto& link : m_links) {
        const bool isUp = link[QLatin1String("flags")].toArray().contains(QStringLiteral("UP"));
        if (modules.contains(textOf(link, "ifname")) && !isUp)
            continue;
        const bool hasMac = textOf(link, "link_type") == QLatin1String("ether");
        const int tag =
            kindOf(link) == QLatin1String("vlan")
                ? link[QLatin1String("linkinfo")][QLatin1String("info_data")][QLatin1String("id")]
                      .toInt()
                : 0;
        expected << line(textOf(link, "ifname"), expectedType(link),
                         hasMac ? textOf(link, "address") : QString(),
                         link[QLatin1String("mtu")].toInt(), isUp, expectedParent(link), tag);
    }
    QStringList found;
    for (const auto& device : list("devices")) {
        const bool isVlan = textOf(device, "type") == QLatin1String("802.1q");
        found << line(textOf(device, "name"), textOf(device, "type"), textOf(device, "mac"),
                      device[QLatin1String("mtu")].toInt(),
                      device[QLatin1String("up")].toBool(true), textOf(device, "parent"),
                      isVlan ? device[QLatin1String("vlan-tag")].toInt() : 0);
    }
    expected.sort();
    found.sort();
    QCOMPARE(found.join(QLatin1Char('\n')), expected.join(QLatin1Char('\n')));
    QVERIFY(found.size() >= 5);
}

void TstRealHost::everyAddressIsThere()
{
    QStringList expected;
    for (const auto& link : m_links)
        for (const auto& address : link[QLatin1String("addr_info")].toArray()) {
            const QString value = textOf(address, "local");
            if (!value.startsWith(QLatin1String("fe80:")))
                expected << textOf(link, "ifname") + QLatin1Char(' ') + value + QLatin1Char('/') +
                                QString::number(address[QLatin1String("prefixlen")].toInt());
        }
    QStringList found;
    for (const auto& address : list("addresses"))
        found << textOf(address, "device") + QLatin1Char(' ') + textOf(address, "value") +
                     QLatin1Char('/') + textOf(address, "cidr").section(QLatin1Char('/'), 1);
    expected.sort();
    found.sort();
    QCOMPARE(found.join(QLatin1Char('\n')), expected.join(QLatin1Char('\n')));
    QVERIFY(found.size() >= 3);
}

void TstRealHost::anotherHostsOutputGivesTheSame()
{
    QProcess ip;
    ip.start(QStringLiteral("ip"),
             {QStringLiteral("-j"), QStringLiteral("-d"), QStringLiteral("address")});
    QVERIFY(ip.waitForFinished());
    QCOMPARE(ask(QStringLiteral("new other.netatlas")).status, 0);
    const auto imported = run({QStringLiteral("--project"), QStringLiteral("other.netatlas"),
                               QStringLiteral("import"), QStringLiteral("-"),
                               QStringLiteral("--as"), QStringLiteral("this")},
                              {.folder = m_folder.path(), .input = ip.readAllStandardOutput()});
    QVERIFY2(imported.status == 0, imported.text());
    for (const char* kind : {"devices", "segments", "domains", "subnets"}) {
        const auto here =
            ask(QStringLiteral("--project site.netatlas show ") + QLatin1String(kind));
        const auto there =
            ask(QStringLiteral("--project other.netatlas show ") + QLatin1String(kind));
        QCOMPARE(there.output, here.output);
    }
    QFile::remove(m_folder.filePath(QStringLiteral("other.netatlas")));
    QFile::remove(m_folder.filePath(QStringLiteral("other.netatlas.bak")));
}

void TstRealHost::theWholeChainHolds()
{
    const auto spaceOf = [this](const QString& cidr) {
        for (const auto& subnet : list("subnets"))
            if (textOf(subnet, "cidr") == cidr)
                return textOf(subnet, "space");
        return QStringLiteral("(none)");
    };
    const auto html = [this] { return ask(QStringLiteral("report spaces --format html")).output; };
    const QString cidr = textOf(list("subnets").first(), "cidr");
    QCOMPARE(spaceOf(cidr), QStringLiteral("alpha"));
    const QByteArray before = html();
    QVERIFY(before.contains(cidr.toUtf8()));
    const auto added = ask(QStringLiteral("add space storage"));
    QVERIFY2(added.status == 0, added.text());
    const auto judged =
        ask(QStringLiteral("--json judge move ") + cidr + QStringLiteral(" storage"));
    QVERIFY2(judged.status == 0, judged.text());
    const auto moved = ask(QStringLiteral("move ") + cidr + QStringLiteral(" storage"));
    QVERIFY2(moved.status == 0, moved.text());

    // Each run opens the file anew.
    QCOMPARE(spaceOf(cidr), QStringLiteral("storage"));
    QCOMPARE(ask(QStringLiteral("doctor")).status, 0);
    const QByteArray after = html();
    QVERIFY(after != before && after.contains("storage"));
    const auto pdf = [this](const char* name) {
        const auto made = ask(QStringLiteral("report spaces -o ") + QLatin1String(name));
        return made.status == 0 ? contentOf(m_folder.filePath(QLatin1String(name))) : QByteArray();
    };
    const QByteArray pdfAfter = pdf("after.pdf");
    QVERIFY(pdfAfter.startsWith("%PDF-"));
    // The same host again does not take the space away.
    QCOMPARE(ask(QStringLiteral("--time 2026-11-01T09:00:00Z import host")).status, 0);
    QCOMPARE(spaceOf(cidr), QStringLiteral("storage"));

    const auto undone = ask(QStringLiteral("undo"));
    QVERIFY2(undone.status == 0 && undone.output.contains(cidr.toUtf8()), undone.text());
    QCOMPARE(spaceOf(cidr), QStringLiteral("alpha"));
    QVERIFY(pdf("undone.pdf") != pdfAfter);
    QCOMPARE(ask(QStringLiteral("undo")).status, 0); // the space
    QCOMPARE(html(), before);
    QCOMPARE(ask(QStringLiteral("redo 2")).status, 0);
    QCOMPARE(spaceOf(cidr), QStringLiteral("storage"));
    QCOMPARE(html(), after);
}

int main(int argc, char* argv[])
{
    if (!netatlas::tests::enterOwnNetwork())
        return netatlas::tests::kSkipped;
    QCoreApplication application(argc, argv);
    if (!netatlas::tests::isInOwnKernel() &&
        QProcess::execute(QStringLiteral("sh"),
                          {QStringLiteral(NETATLAS_TEST_DATA "/../testbeds/linux-site.sh")}) != 0)
        return EXIT_FAILURE;
    TstRealHost test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_real_host.moc"

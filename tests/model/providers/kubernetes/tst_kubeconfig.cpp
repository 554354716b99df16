// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/providers/kubernetes/kubeconfig.h"
#include "model/providers/source/base64.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace netatlas;
using namespace netatlas::providers;
using kubernetes::ClusterChoice;
using kubernetes::ClusterConfig;
using kubernetes::findCluster;

namespace {

struct Home
{
    std::string path(const char* name) const
    {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    std::string write(const char* name, const std::string& text) const
    {
        QDir(folder.path()).mkpath(QFileInfo(QString::fromLatin1(name)).path());
        std::ofstream(path(name)) << text;
        return path(name);
    }
    Result<ClusterConfig> find(const std::string& file = {}, const std::string& context = {}) const
    {
        ClusterChoice choice{file, context, path("account")};
        return findCluster(choice, environment());
    }
    http::Environment environment() const
    {
        return [this](const std::string& name) -> std::optional<std::string> {
            if (name == "HOME")
                return folder.path().toStdString();
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt
                                            : std::optional<std::string>(found->second);
        };
    }
    /// A file with one cluster and one user, given as YAML in braces.
    Result<ClusterConfig> of(const std::string& cluster, const std::string& user) const
    {
        return find(
            write("one", "current-context: c\nclusters: [{name: k, cluster: " + cluster +
                             "}]\nusers: [{name: u, user: " + user +
                             "}]\ncontexts: [{name: c, context: {cluster: k, user: u}}]\n"));
    }

    QTemporaryDir folder;
    std::map<std::string, std::string> variables;
};

constexpr const char* kServer = "{server: 'https://10.0.0.1:6443'}";

std::string causeOf(const Result<ClusterConfig>& outcome)
{
    return outcome ? "fine" : errorText(outcome.error());
}

} // namespace

class TstKubeconfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileGivesServerAndCredentials()
    {
        Home home;
        home.write("pki/ca.crt", "CA");
        home.write("pki/me.crt", "CERT");
        home.write("pki/me.key", "KEY");
        const std::string file = home.write("config", R"(
apiVersion: v1
kind: Config
preferences: {}
current-context: second
clusters:
- name: lab
  cluster:
    server: https://lab.example.net:6443/k8s/clusters/c-1
    certificate-authority: pki/ca.crt
    tls-server-name: kubernetes
    proxy-url: http://proxy.example.net:3128
contexts:
- name: first
  context: {cluster: gone, user: gone}
- name: second
  context:
    cluster: lab
    user: me
    namespace: shop
users:
- name: me
  user:
    client-certificate: pki/me.crt
    client-key: pki/me.key
)");
        const auto config = home.find(file);
        QVERIFY2(config, causeOf(config).c_str());
        QCOMPARE(config->cluster, std::string("lab"));
        QCOMPARE(config->user, std::string("me"));
        QCOMPARE(config->server.shown(),
                 std::string("https://lab.example.net:6443/k8s/clusters/c-1"));
        QCOMPARE(config->authorities, std::string("CA"));
        QCOMPARE(config->clientCertificate, std::string("CERT"));
        QCOMPARE(config->clientKey.reveal(), std::string("KEY"));
        QCOMPARE(config->serverName, std::string("kubernetes"));
        QCOMPARE(config->proxy, std::string("http://proxy.example.net:3128"));
        QCOMPARE(config->space, std::string("shop"));
        QCOMPARE(home.find(file, "first").error().kind, ErrorKind::NotFound);
        QCOMPARE(home.find(file, "third").error().kind, ErrorKind::NotFound);
    }

    void dataWinsOverFiles()
    {
        const Home home;
        home.write("wrong", "from the file");
        const auto config =
            home.of("{server: 'https://h', certificate-authority: wrong, "
                    "certificate-authority-data: '" +
                        base64Text("from the data") + "'}",
                    "{client-certificate: wrong, client-certificate-data: " + base64Text("c") +
                        ", client-key-data: " + base64Text("k") + "}");
        QVERIFY2(config, causeOf(config).c_str());
        QCOMPARE(config->authorities, std::string("from the data"));
        QCOMPARE(config->clientCertificate, std::string("c"));
        QCOMPARE(config->clientKey.reveal(), std::string("k"));
    }

    void tokensComeFromTextOrFile()
    {
        const Home home;
        QCOMPARE(home.of(kServer, "{token: abc}")->token.reveal(), std::string("abc"));
        home.write("token", "  from-file\n");
        QCOMPARE(home.of(kServer, "{tokenFile: token}")->token.reveal(), std::string("from-file"));
        QCOMPARE(home.of(kServer, "{tokenFile: '" + home.path("token") + "'}")->token.reveal(),
                 std::string("from-file"));
        home.write("token", "next"); // read anew each time
        QCOMPARE(home.of(kServer, "{tokenFile: token}")->token.reveal(), std::string("next"));
        const auto basic = home.of(kServer, "{username: me, password: secret77}");
        QCOMPARE(basic->userName, std::string("me"));
        QCOMPARE(basic->password.reveal(), std::string("secret77"));
        const auto nobody = home.of(kServer, "{}");
        QVERIFY(nobody && nobody->token.empty());
    }

    void whatCannotBeUsedIsNamed_data()
    {
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* cluster, const char* user,
                            const char* told) {
            QTest::newRow(name) << QString::fromLatin1(cluster) << QString::fromLatin1(user)
                                << QString::fromLatin1(told);
        };
        row("exec", kServer, "{exec: {command: aws}}", "exec of the user u");
        row("auth-provider", kServer, "{auth-provider: {name: gcp}, token: x}",
            "auth-provider of the user u");
        row("skipping verification", "{server: 'https://h', insecure-skip-tls-verify: true}",
            "{token: x}", "TLS is always verified");
        row("no server", "{}", "{token: x}", "it names no server");
        row("no address", "{server: 'h h'}", "{token: x}", "url");
        row("no base64", "{server: 'https://h', certificate-authority-data: '%%%'}", "{token: x}",
            "certificate-authority-data is no base64");
        row("no such file", "{server: 'https://h', certificate-authority: nowhere}", "{token: x}",
            "nowhere");
        row("half a certificate", kServer, "{client-certificate-data: YWJj}", "without a key");
        row("half a key", kServer, "{client-key-data: YWJj}", "without a certificate");
    }

    void whatCannotBeUsedIsNamed()
    {
        QFETCH(QString, cluster);
        QFETCH(QString, user);
        QFETCH(QString, told);
        const Home home;
        const auto config = home.of(cluster.toStdString(), user.toStdString());
        QVERIFY(!config);
        QVERIFY2(QString::fromStdString(causeOf(config)).contains(told), causeOf(config).c_str());
    }

    void brokenFilesAreNamedWithoutTheirSecrets()
    {
        const Home home;
        for (const char* text : {"users: [{token: hunter22", "hunter22", "- hunter22\n- x",
                                 "a: &b hunter22\nc: *b", ""}) {
            const auto config = home.find(home.write("broken", text));
            QVERIFY2(!config, text);
            QVERIFY(causeOf(config).find("hunter22") == std::string::npos);
            QVERIFY2(causeOf(config).find("broken") != std::string::npos, causeOf(config).c_str());
        }
        QCOMPARE(home.find(home.path("none")).error().kind, ErrorKind::NotFound);
    }

    void aListOfFilesIsOneConfiguration()
    {
        Home home;
        const std::string first = home.write("a", "clusters: [{name: k, cluster: {server: "
                                                  "'https://first'}}]\ncurrent-context: two\n");
        const std::string second =
            home.write("deep/b", "clusters: [{name: k, cluster: {server: 'https://second'}}]\n"
                                 "current-context: one\n"
                                 "contexts: [{name: one, context: {cluster: k}}, "
                                 "{name: two, context: {cluster: k, user: u}}]\n"
                                 "users: [{name: u, user: {tokenFile: token}}]\n");
        home.write("deep/token", "relative-to-its-own-file");
        home.variables["KUBECONFIG"] = first + "::" + home.path("none") + ':' + second;
        const auto config = home.find();
        QVERIFY2(config, causeOf(config).c_str());
        QCOMPARE(config->server.host(), std::string("first"));
        QCOMPARE(config->token.reveal(), std::string("relative-to-its-own-file"));
        QCOMPARE(home.find({}, "one")->token.reveal(), std::string());
        const auto contexts = kubernetes::findContexts({}, home.environment());
        QCOMPARE(contexts->names, (std::vector<std::string>{"one", "two"}));
        QCOMPARE(contexts->current, std::string("two"));
        // A file that is given counts alone.
        QCOMPARE(home.find(second)->server.host(), std::string("second"));
    }

    void withoutAFileTheUsualPlacesCount()
    {
        Home home;
        QCOMPARE(home.find().error().kind, ErrorKind::NotFound);
        home.write(".kube/config", "clusters: [{name: k, cluster: {server: 'https://home'}}]\n"
                                   "contexts: [{name: only, context: {cluster: k}}]\n");
        QCOMPARE(home.find()->server.host(), std::string("home")); // the only one is current
        QCOMPARE(home.find("~/.kube/config")->server.host(), std::string("home"));
        home.write(".kube/config", "clusters: [{name: k, cluster: {server: 'https://home'}}]\n"
                                   "contexts: [{name: a, context: {cluster: k}}, "
                                   "{name: b, context: {cluster: k}}]\n");
        QCOMPARE(home.find().error().kind, ErrorKind::Ambiguous);
    }

    void aPodFindsItsOwnCluster()
    {
        Home home;
        home.variables = {{"KUBERNETES_SERVICE_HOST", "fd00::1"},
                          {"KUBERNETES_SERVICE_PORT", "6443"}};
        QCOMPARE(home.find().error().kind, ErrorKind::NotFound);
        home.write("account/token", "pod-token\n");
        home.write("account/ca.crt", "CA");
        home.write("account/namespace", "tools\n");
        const auto config = home.find();
        QVERIFY2(config, causeOf(config).c_str());
        QCOMPARE(config->server.origin(), std::string("https://[fd00::1]:6443"));
        QCOMPARE(config->token.reveal(), std::string("pod-token"));
        QCOMPARE(config->authorities, std::string("CA"));
        QCOMPARE(config->space, std::string("tools"));
        // What is asked for by name is not there.
        QCOMPARE(home.find({}, "lab").error().kind, ErrorKind::NotFound);
    }

    void jsonIsYaml()
    {
        const Home home;
        std::string text = "{'clusters':[{'name':'k','cluster':{'server':'https://json'}}],"
                           "'contexts':[{'name':'c','context':{'cluster':'k','user':'u'}}],"
                           "'users':[{'name':'u','user':{'token':'12345'}}],"
                           "'current-context':'c'}";
        std::replace(text.begin(), text.end(), '\'', '"');
        const auto config = home.find(home.write("config.json", text));
        QVERIFY2(config, causeOf(config).c_str());
        QCOMPARE(config->token.reveal(), std::string("12345"));
    }

    void base64GoesBothWays()
    {
        for (const std::string text : {"", "1", "12", "123", "1234", "12345", "123456"})
            QCOMPARE(parseBase64(base64Text(text)), std::optional(text));
        QCOMPARE(base64Text("1234"), std::string("MTIzNA=="));
        QCOMPARE(parseBase64("MTIz\nNDU2 \r\n"), std::optional<std::string>("123456"));
        for (const char* text : {"Zm9", "Zm=v", "Z===", "====", "Zm9v!", "Zg==Zg=="})
            QVERIFY2(!parseBase64(text), text);
        QCOMPARE(parseBase64(base64Text(std::string("\0\xff\x80", 3))),
                 std::optional(std::string("\0\xff\x80", 3)));
    }
};

QTEST_GUILESS_MAIN(TstKubeconfig)
#include "tst_kubeconfig.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/providers/openstack/cloud_config.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace netatlas;
using namespace netatlas::providers::openstack;

class TstCloudConfig : public QObject
{
    Q_OBJECT

private:
    /// Writes a file of the home folder; gives its path.
    std::string write(const char* name, const char* text)
    {
        const QString path = m_home->filePath(QString::fromLatin1(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("%s cannot be written", name);
        return path.toStdString();
    }
    Result<CloudConfig> find(const CloudChoice& choice)
    {
        return findCloud(choice, [this](const std::string& name) {
            const auto found = m_variables.find(name);
            return found == m_variables.end() ? std::nullopt
                                              : std::optional<std::string>(found->second);
        });
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::map<std::string, std::string> m_variables;

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_variables = {{"HOME", m_home->path().toStdString()}};
    }

    void aCloudIsReadFromTheGivenFile()
    {
        const auto path = write("my.yaml", R"(
clouds:
  one:
    auth:
      auth_url: https://cloud.example/identity/v3/
      username: admin
      password: hunter22
      project_name: ops
      user_domain_name: People
    region_name: RegionOne
    interface: internal
    cacert: ~/ca.pem
  two: {auth: {auth_url: 'http://127.0.0.1:5000', username: x, password: 12345, project_id: p}}
)");
        const auto one = find({path, "one"});
        QVERIFY2(one, one ? "" : errorText(one.error()).c_str());
        QCOMPARE(one->authUrl.shown(), std::string("https://cloud.example/identity/v3"));
        QCOMPARE(one->userDomainName, std::string("People"));
        QCOMPARE(one->userDomainId, std::string());
        QCOMPARE(one->projectDomainId, std::string("default"));
        QCOMPARE(one->region, std::string("RegionOne"));
        QCOMPARE(one->interface, std::string("internal"));
        QCOMPARE(one->caFile, m_home->path().toStdString() + "/ca.pem");
        const auto two = find({path, "two"});
        QVERIFY(two);
        QCOMPARE(two->authUrl.shown(), std::string("http://127.0.0.1:5000/v3"));
        QCOMPARE(two->password.reveal(), std::string("12345"));
        QCOMPARE(find({path, ""}).error().kind, ErrorKind::Ambiguous);
        m_variables["OS_CLOUD"] = "two";
        QCOMPARE(find({path, ""})->projectId, std::string("p"));
        const auto three = find({path, "three"});
        QCOMPARE(three.error().kind, ErrorKind::NotFound);
        QCOMPARE(detailOf(three.error().details, "key").text(), std::string("three"));
    }

    void filesAreLookedForInOrder()
    {
        const char* cloud = "clouds: {only: {auth: {auth_url: 'https://%1/', username: u, "
                            "password: p, project_id: p}}}";
        const auto text = [&](const char* host) {
            return QString::fromLatin1(cloud).arg(QLatin1String(host)).toLatin1();
        };
        QVERIFY(!find({}));
        write(".config/openstack/clouds.yaml", text("home").constData());
        QCOMPARE(find({})->authUrl.host(), std::string("home"));
        m_variables["OS_CLIENT_CONFIG_FILE"] = write("other.yaml", text("named").constData());
        QCOMPARE(find({})->authUrl.host(), std::string("named"));
        m_variables["OS_AUTH_URL"] = "https://variables/v2.0";
        QCOMPARE(find({}).error().kind, ErrorKind::NotValid); // variables, and not all of them
        m_variables["OS_USERNAME"] = "u";
        m_variables["OS_PASSWORD"] = "p";
        m_variables["OS_PROJECT_ID"] = "p";
        QCOMPARE(find({})->authUrl.shown(), std::string("https://variables/v3"));
        QCOMPARE(find({"", "only"})->authUrl.host(), std::string("named"));
    }

    void profilesLieBelowAndSecretsAbove()
    {
        const auto path = write("c/clouds.yaml", R"(
clouds:
  mine:
    profile: vendor
    auth: {username: u, project_id: p}
    region_name: near
)");
        write("c/clouds-public.yaml", R"(
public-clouds:
  vendor:
    auth: {auth_url: 'https://vendor/v3', username: nobody}
    region_name: far
    interface: admin
)");
        write("c/secure.yaml", "clouds: {mine: {auth: {password: hunter22}}}");
        const auto config = find({path, "mine"});
        QVERIFY2(config, config ? "" : errorText(config.error()).c_str());
        QCOMPARE(config->authUrl.host(), std::string("vendor"));
        QCOMPARE(config->userName, std::string("u"));
        QCOMPARE(config->region, std::string("near"));
        QCOMPARE(config->interface, std::string("admin"));
        QCOMPARE(config->password.reveal(), std::string("hunter22"));
    }

    void applicationCredentialsAreKnownByTheirSecret()
    {
        const auto path = write("clouds.yaml", R"(
clouds:
  plain: {auth: {auth_url: 'https://a/', application_credential_id: i,
                 application_credential_secret: s}}
  named: {auth_type: v3applicationcredential, auth: {auth_url: 'https://a/', username: u,
          application_credential_name: n, application_credential_secret: s}}
  half: {auth_type: v3applicationcredential, auth: {auth_url: 'https://a/'}}
  other: {auth_type: v3oidcpassword, auth: {auth_url: 'https://a/', username: u, password: p}}
)");
        QCOMPARE(find({path, "plain"})->login, Login::ApplicationCredential);
        QCOMPARE(find({path, "named"})->credentialName, std::string("n"));
        QCOMPARE(find({path, "half"}).error().kind, ErrorKind::NotValid);
        QCOMPARE(find({path, "other"}).error().kind, ErrorKind::NotSupported);
    }

    void brokenFilesAreToldWithoutTheirSecrets()
    {
        for (const char* text :
             {"clouds: {a: {auth: {password: hunter22, username: [}}}}", "clouds: [hunter22]",
              "hunter22", "clouds:\n\tpassword: hunter22", "clouds: {a: hunter22}",
              "clouds: {a: {auth: {auth_url: 'https://u:hunter22@x/', password: hunter22,"
              " username: u, project_id: p}}}"}) {
            const auto config = find({write("bad.yaml", text), "a"});
            QVERIFY2(!config, text);
            QVERIFY2(errorText(config.error()).find("hunter22") == std::string::npos,
                     errorText(config.error()).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TstCloudConfig)
#include "tst_cloud_config.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/source_kinds.h"

#include <QObject>

#include <algorithm>

namespace netatlas::views::shell {

namespace {

SourceKindWords cloud()
{
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    return {.kind = "openstack",
            .title = QT_TRANSLATE_NOOP("SourceDialog", "OpenStack"),
            .ways = {{QT_TRANSLATE_NOOP("SourceDialog", "In a clouds.yaml file"),
                      QT_TRANSLATE_NOOP(
                          "SourceDialog",
                          "Credentials stay in clouds.yaml. Without a cloud name the OS_ "
                          "variables of this program count, and go into the keychain. Netatlas "
                          "only reads."),
                      {text("clouds"), text("cloud")}},
                     {QT_TRANSLATE_NOOP("SourceDialog", "User and password"),
                      QT_TRANSLATE_NOOP(
                          "SourceDialog",
                          "The password goes into the keychain of this desktop and nowhere else. "
                          "The project keeps the address and the names. Netatlas only reads."),
                      {text("url"), text("user"), text("user-domain"), text("project"),
                       text("project-domain"), text("region")},
                      QT_TRANSLATE_NOOP("SourceDialog", "Pass&word")},
                     {QT_TRANSLATE_NOOP("SourceDialog", "Application credential"),
                      QT_TRANSLATE_NOOP(
                          "SourceDialog",
                          "The secret goes into the keychain of this desktop and nowhere else. "
                          "The project keeps the address and the id. Netatlas only reads."),
                      {text("url"), text("application-credential"), text("region")},
                      QT_TRANSLATE_NOOP("SourceDialog", "Se&cret")}},
            .options = {text("ca")},
            .addressHint = QT_TRANSLATE_NOOP("SourceDialog",
                                             "of Keystone, such as https://cloud.example:5000/v3"),
            .hasSpacesFrom = true};
}

} // namespace

const std::vector<SourceKindWords>& sourceKindWords()
{
    static const std::vector<SourceKindWords> kinds{
        cloud(),
        {.kind = "kubernetes",
         .title = QT_TRANSLATE_NOOP("SourceDialog", "Kubernetes"),
         .ways = {{QT_TRANSLATE_NOOP("SourceDialog", "In a kubeconfig file"),
                   QT_TRANSLATE_NOOP(
                       "SourceDialog",
                       "Credentials stay in the kubeconfig; without a file that of kubectl "
                       "counts. The cluster itself tells when something changes. Netatlas only "
                       "reads."),
                   {QStringLiteral("kubeconfig"), QStringLiteral("context")}},
                  {QT_TRANSLATE_NOOP("SourceDialog", "Address and token"),
                   QT_TRANSLATE_NOOP(
                       "SourceDialog",
                       "The token goes into the keychain of this desktop and nowhere else. The "
                       "project keeps the address. The cluster itself tells when something "
                       "changes. Netatlas only reads."),
                   {QStringLiteral("url")},
                   QT_TRANSLATE_NOOP("SourceDialog", "T&oken")}},
         .options = {QStringLiteral("ca")},
         .addressHint = QT_TRANSLATE_NOOP("SourceDialog", "such as https://cluster.example:6443"),
         .hasSpacesFrom = true},
        {.kind = "host",
         .title = QT_TRANSLATE_NOOP("SourceDialog", "This host"),
         .ways = {{"",
                   QT_TRANSLATE_NOOP("SourceDialog",
                                     "Links, addresses and routes of this machine; the kernel "
                                     "itself tells when they change. Netatlas only reads."),
                   {}}},
         .options = {QStringLiteral("clear-addresses-on-start")}},
        {.kind = "ssh",
         .title = QT_TRANSLATE_NOOP("SourceDialog", "Another host, over ssh"),
         .ways = {{"",
                   QT_TRANSLATE_NOOP(
                       "SourceDialog",
                       "Keys and addresses stay in the configuration of ssh, which must work "
                       "without asking for a password. Netatlas only reads."),
                   {QStringLiteral("host")}}},
         .options = {QStringLiteral("clear-addresses-on-start")}},
    };
    return kinds;
}

std::size_t wayOf(const SourceKindWords& kind, const SourceForm& form)
{
    // The one of whose options the form has most: some are of several ways.
    std::size_t best = 0;
    qsizetype most = 0;
    for (std::size_t i = 0; i < kind.ways.size(); ++i) {
        const QStringList& options = kind.ways[i].options;
        const auto count = std::count_if(options.begin(), options.end(), [&](const QString& one) {
            return form.options.contains(one);
        });
        if (count > most) {
            best = i;
            most = count;
        }
    }
    return best;
}

} // namespace netatlas::views::shell

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/source/source_settings.h"
#include "tests/support/fake_cloud.h"

#include <QTemporaryDir>

#include <fstream>

namespace netatlas::tests {

/// A cloud on loopback with a source for it that no worker reads by itself.
struct CloudSource
{
    CloudSource()
    {
        ScriptedServer::Options options;
        options.credential = authority.issue();
        server = std::make_unique<ScriptedServer>(cloud.script(), options);
        write("ca.pem", authority.certificate());
        write("clouds.yaml", "clouds: {one: {auth: {auth_url: '" + server->url() +
                                 "', username: admin, password: hunter22, project_name: p}, "
                                 "cacert: '" +
                                 path("ca.pem") + "'}}");
    }
    std::string path(const char* name) const
    {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    void write(const char* name, const std::string& text) const
    {
        std::ofstream(path(name)) << text;
    }
    providers::SourceSettings settings(const std::string& name = "cloud") const
    {
        providers::SourceSettings one;
        one.kind = "openstack";
        one.name = name;
        one.options = {{"clouds", path("clouds.yaml")}, {"cloud", "one"}};
        one.isPaused = true;
        return one;
    }

    QTemporaryDir folder;
    TestAuthority authority;
    FakeCloud cloud;
    std::unique_ptr<ScriptedServer> server;
};

} // namespace netatlas::tests

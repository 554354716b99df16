// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace netatlas::tests {

/// A folder with an `ssh` of ours, first on PATH while it lives.
class ScriptedSsh
{
public:
    explicit ScriptedSsh(const QByteArray& script) : m_before(qgetenv("PATH"))
    {
        QFile file(m_folder.filePath(QStringLiteral("ssh")));
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + m_before);
    }
    ~ScriptedSsh() { qputenv("PATH", m_before); }
    ScriptedSsh(const ScriptedSsh&) = delete;
    ScriptedSsh& operator=(const ScriptedSsh&) = delete;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    /// Puts a file beside it.
    void write(const char* name, const QByteArray& text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_before;
};

} // namespace netatlas::tests

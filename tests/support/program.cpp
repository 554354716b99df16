// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <linux/capability.h>

namespace netatlas::testing {

namespace {

constexpr int kCannotPrepare = 120;
constexpr int kTimeoutMs = 240'000;

/// In the child, before the program takes its place.
void prepare(const Start& start)
{
    // Jobs in the background of a script ignore Ctrl+C, and what is ignored is inherited.
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGXFSZ, SIG_DFL);
    if (start.largestFile >= 0) {
        const auto bytes = static_cast<rlim_t>(start.largestFile);
        const rlimit limit{bytes, bytes};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(kCannotPrepare);
    }
    // Root without these is bound by the rights of files like anybody else, and can still reach
    // the program wherever it was built.
    if (start.hasOrdinaryRights && geteuid() == 0)
        for (const int right : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER})
            if (prctl(PR_CAPBSET_DROP, right, 0, 0, 0) != 0)
                _exit(kCannotPrepare);
}

} // namespace

QByteArray Outcome::text() const
{
    return "status " + QByteArray::number(status) + (wasKilled ? ", killed" : "") + "\n" + output +
           "-- errors:\n" + errors;
}

std::unique_ptr<QProcess> started(const QStringList& arguments, const Start& start)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "NETATLAS_PROJECT", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    // The keychain of whoever runs the tests is none of their business.
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    for (const QString& line : start.environment)
        environment.insert(line.section(QLatin1Char('='), 0, 0), line.section(QLatin1Char('='), 1));
    process->setProcessEnvironment(environment);
    if (!start.folder.isEmpty())
        process->setWorkingDirectory(start.folder);
    if (!start.outputFile.isEmpty())
        process->setStandardOutputFile(start.outputFile);
    process->setChildProcessModifier([start] { prepare(start); });
    process->start(QStringLiteral(NETATLAS_PROGRAM), arguments);
    process->waitForStarted(kTimeoutMs);
    process->write(start.input);
    return process;
}

Outcome outcomeOf(QProcess& process)
{
    process.closeWriteChannel();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(kTimeoutMs)) {
        process.kill();
        process.waitForFinished(kTimeoutMs);
    }
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .wasKilled = process.exitStatus() != QProcess::NormalExit,
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

Outcome run(const QStringList& arguments, const Start& start)
{
    return outcomeOf(*started(arguments, start));
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

} // namespace netatlas::testing

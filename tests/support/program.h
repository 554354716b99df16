// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace netatlas::testing {

/// How the program is started.
struct Start
{
    QString folder;                 ///< where it is started; empty: here
    QByteArray input;               ///< its standard input
    QStringList environment;        ///< `NAME=value` beside what every test has
    qint64 largestFile = -1;        ///< no file may grow beyond these bytes
    bool hasOrdinaryRights = false; ///< rights count, even for root
    QString outputFile;             ///< where its standard output goes, if not to the outcome
};

/// How a run of the program ended.
struct Outcome
{
    int status = -1;
    bool wasKilled = false;
    QByteArray output;
    QByteArray errors;

    /// The output as JSON; a null document when it is none.
    QJsonDocument json() const { return QJsonDocument::fromJson(output); }
    /// All of it, for messages of failing tests.
    QByteArray text() const;
};

/// Runs `netatlas` with the arguments to its end, without a display.
Outcome run(const QStringList& arguments, const Start& start = {});

/// The same, running: to be interrupted or killed.
std::unique_ptr<QProcess> started(const QStringList& arguments, const Start& start = {});
Outcome outcomeOf(QProcess& process);

QByteArray contentOf(const QString& path);
void write(const QString& path, const QByteArray& bytes);
/// All names in the folder, hidden ones too, sorted.
QStringList namesIn(const QString& folder);

} // namespace netatlas::testing

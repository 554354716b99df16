// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording/error_text.h"
#include "views/wording/error_words.h"
#include "views/wording/words.h"

namespace netatlas::views::wording {

namespace {

QString refused(const Details& facts)
{
    const QString cause = textOf(facts, "cause");
    if (!detailOf(facts, "breaks").isNothing())
        return translated("This would break something (%1). Look at the effects and give a reason "
                          "to accept them.")
            .arg(numberText(std::max<qint64>(1, numberOf(facts, "breaks"))));
    if (textOf(facts, "what") == QLatin1String("space"))
        return translated("%1 belongs to model %2. An edit acts in one model: choose a space of "
                          "the same model.")
            .arg(keyOf(facts), orElse(textOf(facts, "model"), "another one"));
    if (cause == QLatin1String("locked"))
        return translated("The project is open elsewhere and was opened read-only. Close it there "
                          "and try again.");
    const QString report = textOf(facts, "report");
    const QString file = textOf(facts, "file");
    if (!report.isEmpty())
        return translated("Report %1 could not be written to %2: %3. Nothing of it was left; "
                          "settle that and try again.")
            .arg(report, file, orElse(cause, "the system refused it"));
    if (!cause.isEmpty() && !file.isEmpty())
        return translated("%1 cannot be used: %2. Settle that and try again.").arg(file, cause);
    if (const QString source = textOf(facts, "source"); !cause.isEmpty() && !source.isEmpty())
        return translated("%1 refuses to answer: %2. What is shown is older; settle that and try "
                          "again.")
            .arg(source, cause);
    if (!cause.isEmpty())
        return translated("This was refused: %1. Settle that and try again.").arg(cause);
    return translated("This was refused. The project may be read-only; open it for writing and "
                      "try again.");
}

QString stale(const Details& facts)
{
    const QString field = textOf(facts, "field");
    const QString row = (textOf(facts, "table") + QLatin1Char(' ') + textOf(facts, "id")).trimmed();
    return translated("%1 has changed in the meantime (%2). Look at it and try again.")
        .arg(orElse(row, "A row"), orElse(field, "its contents"));
}

QString file(const Details& facts)
{
    for (const std::string_view name : {"file", "path", "key"})
        if (const QString text = textOf(facts, name); !text.isEmpty())
            return text;
    return translated("The file");
}

QString source(const Details& facts)
{
    for (const std::string_view name : {"source", "provider", "url", "host", "path"})
        if (const QString text = textOf(facts, name); !text.isEmpty())
            return text;
    return translated("The source");
}

QString fileNewer(const Details& facts)
{
    return translated("%1 was made by a newer Netatlas (format %2, this one reads %3). Nothing was "
                      "changed. Open it with the newer program.")
        .arg(file(facts), orElse(textOf(facts, "format"), "unknown"),
             orElse(textOf(facts, "reads"), "older ones"));
}

QString fileDamaged(const Details& facts)
{
    const QString where = orElse(textOf(facts, "where"), "a place that cannot be read");
    const QString copy = textOf(facts, "copy");
    if (copy.isEmpty())
        return translated("%1 is damaged at %2, and there is no copy beside it. Nothing was "
                          "changed; look for a backup of your own.")
            .arg(file(facts), where);
    return translated("%1 is damaged at %2. A copy of the last good state is at %3; open that "
                      "instead.")
        .arg(file(facts), where, copy);
}

QString badAnswer(const Details& facts)
{
    const QString cause = orElse(textOf(facts, "cause"), "it cannot be read");
    const QString line = textOf(facts, "line");
    if (!line.isEmpty())
        return translated("%1, line %2: %3. Nothing was imported; correct the line and try again.")
            .arg(source(facts), line, cause);
    return translated("%1 gave an answer that cannot be used: %2. Nothing was changed; look at the "
                      "source and reload.")
        .arg(source(facts), cause);
}

} // namespace

QString keychainSentence(const Error& error)
{
    const Details& facts = error.details;
    return translated("The keychain does not give the credentials of %1: %2. Unlock it and try "
                      "again, or set the OS_ variables of the same account of OpenStack; if they "
                      "are gone, "
                      "change the source in the window and type them anew, or remove and add it.")
        .arg(orElse(textOf(facts, "source"), "the source"),
             orElse(textOf(facts, "cause"), "no reason given"));
}

QString credentialsNotKeptSentence(const Error& trouble)
{
    return translated("The credentials are not in the keychain (%1). They are read from the OS_ "
                      "variables each time; the project only says so.")
        .arg(orElse(textOf(trouble.details, "cause"), "no reason given"));
}

QString typedSecretNotKeptSentence(const Error& trouble)
{
    return translated("The keychain does not take the credentials (%1), so nothing was stored. "
                      "Unlock it and try again, or keep them in a file of the provider's own.")
        .arg(orElse(textOf(trouble.details, "cause"), "no reason given"));
}

QString outsideErrorSentence(const Error& error)
{
    const Details& facts = error.details;
    switch (error.kind) {
    case ErrorKind::Unreachable:
        return translated("%1 did not answer: %2. What is shown is older; try again later.")
            .arg(source(facts), orElse(textOf(facts, "cause"), "no connection"));
    case ErrorKind::Unauthorized:
        return translated("%1 refuses the credentials (%2). Mend them where they are kept, and "
                          "try again.")
            .arg(source(facts), orElse(textOf(facts, "cause"), "no reason given"));
    case ErrorKind::Refused: return refused(facts);
    case ErrorKind::BadAnswer: return badAnswer(facts);
    case ErrorKind::FileDamaged: return fileDamaged(facts);
    case ErrorKind::FileNewer: return fileNewer(facts);
    case ErrorKind::FileLocked:
        return translated("%1 is open elsewhere. Close it there, or open it read-only.")
            .arg(file(facts));
    case ErrorKind::NoRoom:
        return translated("Disk full while writing %1. The last change was not kept; everything "
                          "before is safe. Make room and try again.")
            .arg(file(facts));
    case ErrorKind::Stale: return stale(facts);
    case ErrorKind::Cancelled:
        return translated("Cancelled before it was done. Nothing was changed.");
    default:
        return translated("Something went wrong inside the program (%1). Nothing was changed; "
                          "please report it with these details.")
            .arg(QString::fromStdString(errorText(error)));
    }
}

} // namespace netatlas::views::wording

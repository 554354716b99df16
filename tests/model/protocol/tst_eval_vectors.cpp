// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/evaluator.h"
#include "model/protocol/operation.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>

using namespace netatlas;
namespace json = boost::json;

/// Replays every line of `tests/data/eval`: a request, and the response it must get.
class TstEvalVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVectorIsAnswered_data();
    void everyVectorIsAnswered();
    void everyOperationHasAVector();

private:
    struct Vector
    {
        QByteArray name;
        json::value request;
        json::value response;
    };
    std::vector<Vector> m_vectors;
};

namespace {

bool fits(const json::value& expected, const json::value& actual);

bool objectFits(const json::object& expected, const json::object& actual)
{
    for (const auto& [name, value] : expected) {
        const auto* const found = actual.if_contains(name);
        if (name != "message" && (!found || !fits(value, *found)))
            return false;
    }
    return true;
}

/// As address-engine 19 judges: objects hold every expected member and may hold more, arrays are
/// the same in order and length, all else is equal.
bool fits(const json::value& expected, const json::value& actual)
{
    if (expected.is_object())
        return actual.is_object() && objectFits(expected.get_object(), actual.get_object());
    if (!expected.is_array())
        return expected == actual;
    if (!actual.is_array() || actual.get_array().size() != expected.get_array().size())
        return false;
    for (std::size_t i = 0; i < expected.get_array().size(); ++i)
        if (!fits(expected.get_array()[i], actual.get_array()[i]))
            return false;
    return true;
}

} // namespace

void TstEvalVectors::initTestCase()
{
    const QDir folder(QStringLiteral(NETATLAS_TEST_DATA "/eval"));
    for (const QString& name : folder.entryList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        for (int line = 1; !file.atEnd(); ++line) {
            const QByteArray text = file.readLine().trimmed();
            if (text.isEmpty())
                continue;
            const auto vector = json::parse({text.constData(), std::size_t(text.size())});
            m_vectors.push_back({name.toUtf8() + ':' + QByteArray::number(line),
                                 vector.at("request"), vector.at("response")});
        }
    }
    QVERIFY(m_vectors.size() > 90);
}

void TstEvalVectors::everyVectorIsAnswered_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_vectors.size(); ++i)
        QTest::newRow(m_vectors[i].name.constData()) << int(i);
}

void TstEvalVectors::everyVectorIsAnswered()
{
    QFETCH(int, index);
    const Vector& vector = m_vectors[std::size_t(index)];
    const std::string request = json::serialize(vector.request);
    const std::string response = protocol::answerLine(request);
    const std::string said =
        request + "\n  expected " + json::serialize(vector.response) + "\n  answered " + response;
    QVERIFY2(fits(vector.response, json::parse(response)), said.c_str());
}

void TstEvalVectors::everyOperationHasAVector()
{
    std::set<std::string> covered;
    for (const Vector& vector : m_vectors)
        if (const auto* const op = vector.request.as_object().if_contains("op"))
            covered.insert(json::value_to<std::string>(*op));
    for (const std::string_view name : protocol::operationNames())
        QVERIFY2(covered.count(std::string(name)) == 1, std::string(name).c_str());
}

QTEST_GUILESS_MAIN(TstEvalVectors)
#include "tst_eval_vectors.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/json_text.h"
#include "model/store/statement.h"

#include <array>
#include <string>
#include <tuple>

namespace netatlas::store {

/// A stored value that no version of the program can have written.
struct UnreadableRow
{
    std::string table;
    std::string field;
};

/// 4 or 16 bytes in network order, which sort as the addresses do.
void appendAddressBytes(std::string& bytes, const net::IpAddress& address);
std::optional<net::IpAddress> addressOfBytes(std::string_view bytes);
/// The address with its host bits, then one byte for the prefix length.
void appendCidrBytes(std::string& bytes, const net::Cidr& cidr);
std::optional<net::Cidr> cidrOfBytes(std::string_view bytes);
std::string jsonText(const boost::json::value& json);

/// One row type to and from its table, by `fields()`; used for every table alike.
///
/// Rows of a model stand under `model_id`, which is parameter and column 0.
template <class Row>
class RowCodec
{
    static constexpr std::size_t kMembers =
        std::tuple_size_v<std::decay_t<decltype(Row::fields())>>;

public:
    /// For a row that is not there; with `ofModel` the key is the model and the id.
    static std::string addSql(bool ofModel)
    {
        std::string columns = ofModel ? "model_id" : "";
        std::string marks = ofModel ? "?" : "";
        domain::forEachField<Row>([&](const auto& field) {
            columns += (columns.empty() ? "" : ",") + std::string(field.name);
            marks += marks.empty() ? "?" : ",?";
        });
        return "INSERT INTO " + table() + " (" + columns + ") VALUES (" + marks + ")";
    }
    /// For a row that may be there: `INSERT ... ON CONFLICT DO UPDATE`, which looks for it first.
    static std::string putSql(bool ofModel)
    {
        std::string updates;
        domain::forEachField<Row>([&](const auto& field) {
            const std::string name(field.name);
            if (name != "id")
                updates += (updates.empty() ? "" : ",") + name + "=excluded." + name;
        });
        return addSql(ofModel) + " ON CONFLICT (" + (ofModel ? "model_id,id" : "id") +
               ") DO UPDATE SET " + updates;
    }
    static std::string eraseSql(bool ofModel)
    {
        return "DELETE FROM " + table() + " WHERE " + (ofModel ? "model_id=? AND id=?" : "id=?");
    }
    static std::string selectSql(bool ofModel)
    {
        std::string columns;
        domain::forEachField<Row>([&](const auto& field) {
            columns += (columns.empty() ? "" : ",") + std::string(field.name);
        });
        return "SELECT " + columns + " FROM " + table() + (ofModel ? " WHERE model_id=?" : "") +
               " ORDER BY id";
    }

    /// Room for the text of each member, at a place of its own, for one row after the other.
    class Texts
    {
    public:
        void restart() { m_used = 0; }
        /// An empty text, which stays where it is until the restart.
        std::string& next()
        {
            std::string& text = m_texts[m_used++];
            text.clear();
            return text;
        }

    private:
        std::array<std::string, kMembers> m_texts;
        std::size_t m_used = 0;
    };

    using Places = std::array<const void*, kMembers>;
    /// Where the texts and lists of its members are; nothing for the others.
    static Places places(const Row& row)
    {
        Places places{};
        std::size_t at = 0;
        domain::forEachField<Row>([&](const auto& field) {
            using Value = std::decay_t<decltype(row.*field.member)>;
            if constexpr (std::is_same_v<Value, domain::SharedText>)
                places[at] = (row.*field.member).place();
            else if constexpr (std::is_same_v<Value, std::string> ||
                               domain::detail::IsVector<Value>::value)
                places[at] = (row.*field.member).data();
            ++at;
        });
        return places;
    }
    /// Binds all members from that parameter on and runs.
    static void put(Statement& statement, int parameter, const Row& row, Texts& texts)
    {
        texts.restart();
        domain::forEachField<Row>(
            [&](const auto& field) { bind(statement, parameter++, row.*field.member, texts); });
        statement.run();
    }
    /// The row under the cursor. Throws `UnreadableRow`.
    static Row read(const Statement& statement, domain::TextPool& pool)
    {
        Row row;
        int column = 0;
        domain::forEachField<Row>([&](const auto& field) {
            if (!take(statement, column++, row.*field.member, pool))
                throw UnreadableRow{table(), std::string(field.name)};
        });
        return row;
    }

private:
    static std::string table() { return std::string(Row::kTable); }

    template <class Value>
    static void bind(Statement& statement, int parameter, const Value& value, Texts& texts)
    {
        if constexpr (domain::detail::IsOptional<Value>::value) {
            if (value)
                bind(statement, parameter, *value, texts);
            else
                statement.bindNothing(parameter);
        } else if constexpr (std::is_integral_v<Value>) {
            statement.bind(parameter, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_floating_point_v<Value>) {
            statement.bind(parameter, static_cast<double>(value));
        } else if constexpr (domain::detail::IsId<Value>::value) {
            statement.bind(parameter, static_cast<std::int64_t>(value.number()));
        } else if constexpr (std::is_same_v<Value, Timestamp>) {
            statement.bind(parameter, static_cast<std::int64_t>(value.time_since_epoch().count()));
        } else if constexpr (domain::detail::Worded<Value>) {
            statement.bindText(parameter, domain::wordOf(value));
        } else if constexpr (std::is_same_v<Value, std::string> ||
                             std::is_same_v<Value, domain::SharedText>) {
            statement.bindText(parameter, value);
        } else if constexpr (std::is_same_v<Value, net::IpAddress>) {
            std::string& bytes = texts.next();
            appendAddressBytes(bytes, value);
            statement.bindBytes(parameter, bytes);
        } else if constexpr (std::is_same_v<Value, net::Cidr>) {
            std::string& bytes = texts.next();
            appendCidrBytes(bytes, value);
            statement.bindBytes(parameter, bytes);
        } else {
            std::string& json = texts.next();
            appendJson(json, value);
            statement.bindText(parameter, json);
        }
    }

    template <class Value>
    static bool take(const Statement& statement, int column, Value& value, domain::TextPool& pool)
    {
        if constexpr (domain::detail::IsOptional<Value>::value) {
            if (statement.isNothing(column)) {
                value.reset();
                return true;
            }
            auto inner = domain::detail::blank<typename Value::value_type>();
            const bool fits = take(statement, column, inner, pool);
            value = std::move(inner);
            return fits;
        } else if constexpr (std::is_same_v<Value, bool>) {
            value = statement.number(column) != 0;
        } else if constexpr (std::is_integral_v<Value>) {
            const std::int64_t number = statement.number(column);
            value = static_cast<Value>(number);
            return std::in_range<Value>(number);
        } else if constexpr (std::is_floating_point_v<Value>) {
            value = statement.real(column);
        } else if constexpr (domain::detail::IsId<Value>::value) {
            const std::int64_t number = statement.number(column);
            value = Value(static_cast<std::uint32_t>(number));
            return std::in_range<std::uint32_t>(number);
        } else if constexpr (std::is_same_v<Value, Timestamp>) {
            value = Timestamp(std::chrono::milliseconds(statement.number(column)));
        } else if constexpr (domain::detail::Worded<Value>) {
            const auto word = domain::parseWord<Value>(statement.text(column));
            value = word.value_or(value);
            return word.has_value();
        } else if constexpr (std::is_same_v<Value, std::string>) {
            value = std::string(statement.text(column));
        } else if constexpr (std::is_same_v<Value, domain::SharedText>) {
            value = pool.share(statement.text(column));
        } else if constexpr (std::is_same_v<Value, net::IpAddress>) {
            const auto address = addressOfBytes(statement.bytes(column));
            value = address.value_or(value);
            return address.has_value();
        } else if constexpr (std::is_same_v<Value, net::Cidr>) {
            const auto cidr = cidrOfBytes(statement.bytes(column));
            value = cidr.value_or(value);
            return cidr.has_value();
        } else {
            return takeJson(statement.text(column), value);
        }
        return true;
    }

    template <class Value>
    static bool takeJson(std::string_view text, Value& value)
    {
        // Most lists of most rows are empty.
        if (text == "[]")
            return true;
        const auto json = domain::parseJson(text);
        return json && domain::JsonCodec::read(*json, value);
    }
};

} // namespace netatlas::store

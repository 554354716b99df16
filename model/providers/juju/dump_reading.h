// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/providers/document/cursor.h"
#include "model/providers/juju/model_dump.h"

#include <initializer_list>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace netatlas::providers::juju {

/// A word of Juju and the word of the stream for it.
struct DumpWord
{
    std::string_view given;
    std::string_view kept;
};

/// The reading of one dump: tables are read parents first, so that each reference can be told where
/// it stands when it leads nowhere. Private to the readers of dumps.
class DumpReading
{
public:
    DumpReading(const document::Node& document, const std::string& file, ModelDump& dump)
        : m_root(document, m_rejections)
        , m_file(file)
        , m_dump(dump)
    {
    }

    std::vector<document::Rejection> read();

private:
    using Cursor = document::Cursor;
    using Row = boost::json::object;
    using Names = std::initializer_list<std::string_view>;

    // model_dump_reader.cpp
    void readModel();
    void readConfig(const Cursor& config);
    void readSequences();
    void readSpaces();
    void readSpace(const Cursor& cursor);
    void readSubnets();
    void readSubnet(const Cursor& cursor);
    void putSpaceOfSubnet(Row& row, const Cursor& cursor);

    // dump_machine_reader.cpp
    void readMachines();
    void readMachine(const Cursor& cursor, const std::string& host);
    void putInstance(Row& row, const Cursor& cursor);
    void putAddresses(Row& row, const Cursor& cursor);
    void putRole(Row& row, const Cursor& cursor);
    void readDevices();
    void readDevice(const Cursor& cursor);
    void checkParents(const std::vector<Cursor>& devices);
    void readDeviceAddresses();
    void readDeviceAddress(const Cursor& cursor);
    std::optional<Row> address(const Cursor& cursor);
    void putSpaceOfAddress(Row& row, const Cursor& cursor);

    // dump_workload_reader.cpp
    void readApplications();
    void readApplication(const Cursor& cursor);
    void putEndpoints(Row& row, const Cursor& cursor, const boost::json::object& bindings);
    Row bindings(const Cursor& cursor);
    void readService(const Cursor& cursor, const std::string& application);
    void readUnit(const Cursor& cursor, const std::string& application);
    void readContainer(const Cursor& cursor, const std::string& unit);
    void placeSubordinates();
    void readRelations();
    void readRelation(const Cursor& cursor);
    std::unordered_map<std::string, std::vector<std::string>> egressOfRelations();

    // dump_reading.cpp
    Place placeOf(const Cursor& cursor) const
    {
        return {m_file, cursor.node().position, cursor.path()};
    }
    /// Adds the row to the collection of the stream.
    void add(std::string_view collection, Row row, const Cursor& from);
    /// The rows of the table of one of these names; nothing when there is no such table.
    std::optional<std::vector<Cursor>> table(const Cursor& parent, Names names) const;
    bool has(std::string_view collection) const { return m_dump.stream.contains(collection); }

    /// The member as text, put under its name in the stream unless it is empty.
    static void putText(Row& row, std::string_view name, const Cursor& cursor,
                        std::string_view member);
    static void putTruth(Row& row, std::string_view name, const Cursor& cursor,
                         std::string_view member);
    /// Texts of a list, or of a text with commas.
    static std::vector<std::string> textsOf(const Cursor& cursor, std::string_view member);
    static void putTexts(Row& row, std::string_view name, const Cursor& cursor,
                         std::string_view member);
    static void putCidr(Row& row, std::string_view name, const Cursor& cursor,
                        std::string_view member);
    static void putAddress(Row& row, std::string_view name, const Cursor& cursor,
                           std::string_view member);
    static void putWord(Row& row, std::string_view name, const Cursor& cursor,
                        std::string_view member, std::span<const DumpWord> words);
    static void putConstraints(Row& row, const Cursor& cursor);
    /// An id that is there and can be used.
    static std::optional<std::string> idOf(const Cursor& cursor, std::string_view member);
    /// The provider's id, which no other row of the kind may have (model-and-workers 2.5).
    void putProviderId(Row& row, const Cursor& cursor, std::string_view kind);
    /// Whether the key is new; refused when it is not.
    static bool isFirst(std::unordered_set<std::string>& keys, const std::string& key,
                        const Cursor& cursor, std::string_view what);
    bool isKnownSpace(const std::string& id) const { return id == "0" || m_spaceIds.contains(id); }
    bool isNamedSpace(const std::string& name) const
    {
        return name == "alpha" || m_spaceNames.contains(name);
    }

    std::vector<document::Rejection> m_rejections;
    Cursor m_root;
    const std::string& m_file;
    ModelDump& m_dump;
    std::unordered_set<std::string> m_spaceIds;
    std::unordered_set<std::string> m_spaceNames;
    std::unordered_set<std::string> m_subnetIds;
    std::unordered_set<std::string> m_subnets; ///< block, provider id and network id
    std::unordered_set<std::string> m_machines;
    std::unordered_map<std::string, std::string> m_parentByDevice; ///< `m#2#d#eth0`
    std::unordered_set<std::string> m_addresses;
    std::unordered_set<std::string> m_applications;
    std::unordered_set<std::string> m_remoteApplications;
    std::unordered_map<std::string, std::string> m_machineByUnit;
    std::unordered_map<std::string, std::string> m_principalByUnit;
    std::unordered_set<std::string> m_relationIds;
    std::unordered_map<std::string, std::vector<std::string>> m_egressByRelation;
    std::unordered_set<std::string> m_providerIds; ///< behind their kind
};

/// The global key of a device (model-and-workers 2.7).
std::string dumpDeviceKey(std::string_view machine, std::string_view device);

} // namespace netatlas::providers::juju

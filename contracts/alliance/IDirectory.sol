// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The alliance's directory: which contract holds which module, and which ones held it before
/// @notice Contracts never change. The council replaces a module by registering its successor; the predecessor stays
/// readable under its version, and is retired by {IMembers.pause}. A successor that numbers things (batches, bookings,
/// lines, cycles, agreements) takes its predecessor's address when it is made and goes on counting, so that a number
/// names one thing whatever the version.
interface IDirectory {
    /// @notice An alliance came into being.
    /// @param nameZh Its name in Chinese.
    /// @param nameEn Its name in English.
    /// @param authority The AccessManager that holds the alliance-wide roles.
    /// @param founder The account that holds the administrator role until the council takes it over.
    event AllianceFounded(string nameZh, string nameEn, address authority, address founder);

    /// @notice A module has an address.
    /// @param module Its name, right-padded ASCII ("Members", "Credits", "Bookings", "Settlement").
    /// @param location The contract.
    /// @param version Counts from 1 for every module; from 2 on, the contract succeeds the one before.
    event ModuleRegistered(bytes32 indexed module, address location, uint32 version);

    /// @notice The address holds no code.
    error Directory_NoCode(address location);

    /// @notice No contract was ever registered under the name.
    error Directory_UnknownModule(bytes32 module);

    /// @notice The module never had that version.
    error Directory_UnknownVersion(bytes32 module, uint32 version);

    /// @notice The contract stands in the directory already. What it logged would belong to two modules or versions.
    error Directory_SameLocation(bytes32 module, address location);

    /// @notice Registers the contract of a new module, or the successor of a module's contract.
    function register(bytes32 module, address location) external returns (uint32 version);

    /// @notice The contract in force for a module.
    function locate(bytes32 module) external view returns (address location, uint32 version);

    /// @notice The contract that was a module's, as its first, second, … version.
    function locateVersion(bytes32 module, uint32 version) external view returns (address location);

    /// @notice How many contracts the module has had; zero: there is no such module.
    function getVersion(bytes32 module) external view returns (uint32 version);
}

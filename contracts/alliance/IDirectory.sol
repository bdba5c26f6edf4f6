// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The alliance's directory: which contract holds which module, and since which version
/// @notice Contracts never change. A module is replaced by registering its successor; the old one stays readable,
/// and who reads the ledger follows these events.
interface IDirectory {
    /// @notice An alliance came into being.
    /// @param nameZh Its name in Chinese.
    /// @param nameEn Its name in English.
    /// @param authority The AccessManager that holds the alliance-wide roles.
    /// @param founder The account that holds the administrator role until the council takes it over.
    event AllianceFounded(string nameZh, string nameEn, address authority, address founder);

    /// @notice A module has a new address.
    /// @param module Its name, right-padded ASCII ("Members", "Credits", "Bookings", "Settlement").
    /// @param location The contract.
    /// @param version Counts from 1 for every module.
    event ModuleRegistered(bytes32 indexed module, address location, uint32 version);

    /// @notice The address holds no code.
    error Directory_NoCode(address location);

    /// @notice No contract was ever registered under the name.
    error Directory_UnknownModule(bytes32 module);

    /// @notice Registers a contract as the newest version of a module.
    function register(bytes32 module, address location) external returns (uint32 version);

    /// @notice The contract in force for a module.
    function locate(bytes32 module) external view returns (address location, uint32 version);
}

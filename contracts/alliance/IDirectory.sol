// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The alliance's directory: which contract holds which module, and since which version
/// @notice Contracts never change, and a module that was registered is not replaced: batches, bookings, lines and
/// cycles are numbered by their contract, so that those of a successor would be taken for the old one's. Replacement
/// comes with the council, together with names that carry the version.
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
    /// @param version Counts from 1 for every module; 1 as long as none is replaced.
    event ModuleRegistered(bytes32 indexed module, address location, uint32 version);

    /// @notice The address holds no code.
    error Directory_NoCode(address location);

    /// @notice No contract was ever registered under the name.
    error Directory_UnknownModule(bytes32 module);

    /// @notice The module has a contract already.
    error Directory_AlreadyRegistered(bytes32 module, address location);

    /// @notice Registers the contract of a new module.
    function register(bytes32 module, address location) external returns (uint32 version);

    /// @notice The contract in force for a module.
    function locate(bytes32 module) external view returns (address location, uint32 version);
}

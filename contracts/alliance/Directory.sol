// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IDirectory} from "./IDirectory.sol";

contract Directory is IDirectory, AccessManaged {
    /* STATE */

    mapping(bytes32 module => address[]) private _locations;
    mapping(address location => bytes32) private _modules;

    /* CONSTRUCTOR */

    /// @param authority The AccessManager that holds the alliance-wide roles.
    /// @param nameZh The alliance's name in Chinese.
    /// @param nameEn The alliance's name in English.
    /// @param founder The account that holds the administrator role at first.
    constructor(
        address authority,
        string memory nameZh,
        string memory nameEn,
        address founder
    ) AccessManaged(authority) {
        emit AllianceFounded(nameZh, nameEn, authority, founder);
    }

    /* EXTERNAL */

    /// @inheritdoc IDirectory
    function register(bytes32 module, address location) external restricted returns (uint32 version) {
        if (module == 0) revert Directory_UnknownModule(module);
        if (location.code.length == 0) revert Directory_NoCode(location);
        bytes32 other = _modules[location];
        if (other != 0) revert Directory_SameLocation(other, location);

        _modules[location] = module;
        _locations[module].push(location);
        version = uint32(_locations[module].length);
        emit ModuleRegistered(module, location, version);
    }

    /// @inheritdoc IDirectory
    function locate(bytes32 module) external view returns (address location, uint32 version) {
        version = getVersion(module);
        if (version == 0) revert Directory_UnknownModule(module);

        return (_locations[module][version - 1], version);
    }

    /// @inheritdoc IDirectory
    function locateVersion(bytes32 module, uint32 version) external view returns (address location) {
        if (version == 0 || version > getVersion(module)) revert Directory_UnknownVersion(module, version);

        return _locations[module][version - 1];
    }

    /// @inheritdoc IDirectory
    function getVersion(bytes32 module) public view returns (uint32 version) {
        return uint32(_locations[module].length);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IDirectory} from "./IDirectory.sol";

contract Directory is IDirectory, AccessManaged {
    struct Module {
        address location;
        uint32 version;
    }

    /* STATE */

    mapping(bytes32 module => Module) private _modules;

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
        if (location.code.length == 0) revert Directory_NoCode(location);
        if (_modules[module].version != 0) revert Directory_AlreadyRegistered(module, _modules[module].location);

        version = 1;
        _modules[module] = Module(location, version);
        emit ModuleRegistered(module, location, version);
    }

    /// @inheritdoc IDirectory
    function locate(bytes32 module) external view returns (address location, uint32 version) {
        Module memory found = _modules[module];
        if (found.version == 0) revert Directory_UnknownModule(module);

        return (found.location, found.version);
    }
}

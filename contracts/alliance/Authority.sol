// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAuthority} from "./IAuthority.sol";

contract Authority is IAuthority, AccessManager {
    /* STATE */

    uint256 private _administrators;

    /* CONSTRUCTOR */

    /// @param founder The account that holds the administrator role at first.
    constructor(address founder) AccessManager(founder) {}

    /* VIEWS */

    /// @inheritdoc IAuthority
    function getAdministratorCount() external view returns (uint256) {
        return _administrators;
    }

    /* INTERNAL */

    function _grantRole(
        uint64 roleId,
        address account,
        uint32 grantDelay,
        uint32 executionDelay
    ) internal override returns (bool added) {
        if (roleId == ADMIN_ROLE && executionDelay != 0) revert Authority_DelayedAdministrator(account, executionDelay);

        added = super._grantRole(roleId, account, grantDelay, executionDelay);
        if (added && roleId == ADMIN_ROLE) ++_administrators;
    }

    function _revokeRole(uint64 roleId, address account) internal override returns (bool removed) {
        removed = super._revokeRole(roleId, account);
        if (!removed || roleId != ADMIN_ROLE) return removed;

        if (_administrators == 1) revert Authority_LastAdministrator(account);
        --_administrators;
    }

    /// @dev A role granted for later would count as held.
    function _setGrantDelay(uint64 roleId, uint32 newDelay) internal override {
        if (roleId == ADMIN_ROLE) revert AccessManagerLockedRole(roleId);

        super._setGrantDelay(roleId, newDelay);
    }
}

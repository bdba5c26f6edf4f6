// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who holds the alliance-wide roles
/// @notice OpenZeppelin's AccessManager, which never lets go of its last administrator. So the founder can hand over to
/// the council in whatever order, and nobody can leave the alliance without anyone who may decide.
interface IAuthority {
    /// @notice No account would be left that administers the alliance.
    error Authority_LastAdministrator(address account);

    /// @notice An administrator acts at once. The council's own delay is its timelock's, and a second one could outlast
    /// the time in which a scheduled call may be made.
    error Authority_DelayedAdministrator(address account, uint32 delay);

    /// @notice How many accounts hold the administrator role.
    function getAdministratorCount() external view returns (uint256);
}

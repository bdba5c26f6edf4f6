// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Members} from "../../contracts/alliance/Members.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {Stage} from "./Stage.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Grants and revokes offices at random at one member, by whoever is among its four accounts.
contract MembersActor is Stage {
    MemberId public constant MEMBER = MemberId.wrap(1);
    uint256 public constant ACCOUNTS = 4;

    mapping(uint256 account => uint16) public expected;
    uint256 public refused;

    constructor() {
        members.setOffices(MEMBER, accountAt(0), 1);
        expected[0] = 1;
        vm.prank(accountAt(0));
        members.setOffices(MEMBER, address(this), 0);
    }

    function registry() external view returns (Members) {
        return members;
    }

    function accountAt(uint256 index) public pure returns (address) {
        return address(uint160(0xa11ce + index));
    }

    function administrators() public view returns (uint32 count) {
        for (uint256 i = 0; i < ACCOUNTS; ++i) count += expected[i] & 1;
    }

    /* WHAT THE RUNNER CALLS */

    function setOffices(uint256 bySeed, uint256 accountSeed, uint256 officesSeed) external {
        uint256 by = bound(bySeed, 0, ACCOUNTS - 1);
        uint256 account = bound(accountSeed, 0, ACCOUNTS - 1);
        uint16 offices = uint16(bound(officesSeed, 0, 35));
        bool last = administrators() == 1 && expected[account] & 1 == 1 && offices & 1 == 0;
        bool allowed = expected[by] & 1 == 1 && offices < 32 && !last;

        vm.prank(accountAt(by));
        try members.setOffices(MEMBER, accountAt(account), offices) {
            assert(allowed);
            expected[account] = offices;
        } catch {
            assert(!allowed);
            ++refused;
        }
    }

    function appointAdministrator(uint256 accountSeed) external {
        uint256 account = bound(accountSeed, 0, ACCOUNTS - 1);
        members.appointAdministrator(MEMBER, accountAt(account));
        expected[account] |= 1;
    }
}

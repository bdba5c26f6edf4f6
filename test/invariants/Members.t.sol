// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Members} from "../../contracts/alliance/Members.sol";
import {FuzzSelector} from "./Vm.sol";
import {MembersActor} from "./MembersActor.sol";

/// @notice A member never loses its last administrator, and its administrators are counted right.
contract MembersInvariants {
    MembersActor private actor;
    Members private members;

    function setUp() public {
        actor = new MembersActor();
        members = actor.registry();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](4);
        for (uint256 i = 0; i < 3; ++i) selectors[i] = MembersActor.setOffices.selector;
        selectors[3] = MembersActor.appointAdministrator.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_AdministratorsAreCounted() public view {
        uint32 administrators = members.getMember(actor.MEMBER()).administrators;
        assert(administrators > 0);
        assert(administrators == actor.administrators());
    }

    function invariant_OfficesAreWhatWasSet() public view {
        for (uint256 i = 0; i < actor.ACCOUNTS(); ++i) {
            assert(members.getOffices(actor.MEMBER(), actor.accountAt(i)) == actor.expected(i));
        }
    }
}

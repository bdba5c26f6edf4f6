// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementState} from "../../contracts/alliance/AgreementState.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {bound} from "./Vm.sol";

/// @notice The quick answer about two parties is never a false yes, and never a false no about the first members.
contract AgreementStateTest {
    function testFuzz_AreFirstParties(uint104 set, uint32 one, uint32 other) public pure {
        _check(set, one, other);
        _check(set, one % 300, other % 300);
        _check(set | _bit(one) | _bit(other), one % 104, other % 300);
        _check(type(uint104).max, one % 300, other % 600);
    }

    function _check(uint104 set, uint32 one, uint32 other) private pure {
        bool expected = _holds(set, one) && _holds(set, other);
        assert(AgreementState.areFirstParties(set, MemberId.wrap(one), MemberId.wrap(other)) == expected);
    }

    function _bit(uint32 seed) private pure returns (uint104) {
        return uint104(1) << uint104(bound(seed, 1, AgreementState.FIRST_MEMBERS));
    }

    function _holds(uint104 set, uint32 number) private pure returns (bool) {
        return number <= AgreementState.FIRST_MEMBERS && (set >> number) & 1 == 1;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What these tests need of the test runner's cheat codes.
interface Vm {
    function warp(uint256 timestamp) external;

    function prank(address sender) external;
}

Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

/// @notice Which functions of which contract the runner calls at random.
struct FuzzSelector {
    address addr;
    bytes4[] selectors;
}

/// @notice Brings a random number into a range, both ends included.
function bound(uint256 seed, uint256 lowest, uint256 highest) pure returns (uint256) {
    return lowest + (seed % (highest - lowest + 1));
}

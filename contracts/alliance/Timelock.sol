// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ITimelock} from "./ITimelock.sol";

contract Timelock is ITimelock, TimelockController {
    uint256 private constant MOST_SECONDS = 30 days;

    /* CONSTRUCTOR */

    /// @param delaySeconds How long the coordinator may object to what was decided.
    /// @param founder Makes the council proposer, executor and canceller, and then renounces.
    constructor(
        uint256 delaySeconds,
        address founder
    ) TimelockController(delaySeconds, new address[](0), new address[](0), founder) {
        _requireBounded(delaySeconds);
    }

    /* EXTERNAL */

    /// @inheritdoc TimelockController
    function updateDelay(uint256 newDelay) public override {
        _requireBounded(newDelay);

        super.updateDelay(newDelay);
    }

    /* INTERNAL */

    function _requireBounded(uint256 delaySeconds) private pure {
        if (delaySeconds > MOST_SECONDS) revert Timelock_DelayTooLong(delaySeconds, MOST_SECONDS);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICouncil} from "./ICouncil.sol";

/// @title What the decision on a call needs
library Rules {
    using Bytes for bytes;

    struct Book {
        mapping(bytes32 subject => ICouncil.Rule) rules;
    }

    uint256 private constant SELECTOR_BYTES = 4;
    uint256 private constant WORD_BYTES = 32;
    uint8 private constant LAST_ARGUMENT = 2;

    /// @notice Keeps the rule for a subject.
    function set(Book storage self, ICouncil.Subject memory subject, ICouncil.Rule memory rule) internal {
        if (subject.argument > LAST_ARGUMENT || rule.quorum.numerator == 0) revert ICouncil.Council_BadRule();
        _requireShare(rule.quorum);
        _requireShare(rule.ofCast);
        _requireShare(rule.ofSeats);

        self.rules[_key(subject)] = rule;
        emit ICouncil.RuleSet(subject.target, subject.selector, subject.argument, subject.word, rule);
    }

    /// @notice The rule for a call: that for its arguments, else its function, else its contract, else for everything.
    function find(
        Book storage self,
        address target,
        bytes memory data
    ) internal view returns (ICouncil.Rule memory rule) {
        ICouncil.Subject memory subject = ICouncil.Subject(target, 0, 0, 0);
        if (data.length >= SELECTOR_BYTES) {
            subject.selector = bytes4(data);
            for (uint8 argument = 1; argument <= LAST_ARGUMENT; ++argument) {
                uint256 end = SELECTOR_BYTES + argument * WORD_BYTES;
                if (data.length < end) break;
                subject.argument = argument;
                subject.word = bytes32(data.slice(end - WORD_BYTES, end));
                rule = stricter(rule, self.rules[_key(subject)]);
            }
            if (_isSet(rule)) return rule;

            subject.argument = 0;
            subject.word = 0;
            rule = self.rules[_key(subject)];
            if (_isSet(rule)) return rule;

            subject.selector = 0;
        }
        rule = self.rules[_key(subject)];
        if (_isSet(rule)) return rule;

        subject.target = address(0);
        return self.rules[_key(subject)];
    }

    /// @notice The stricter parts of two rules, so that who fulfils it fulfils both.
    function stricter(ICouncil.Rule memory a, ICouncil.Rule memory b) internal pure returns (ICouncil.Rule memory) {
        return ICouncil.Rule(_larger(a.quorum, b.quorum), _larger(a.ofCast, b.ofCast), _larger(a.ofSeats, b.ofSeats));
    }

    /// @notice Whether enough seats took part.
    function reachesQuorum(ICouncil.Rule memory self, ICouncil.Tally memory tally) internal pure returns (bool) {
        return tally.against + tally.inFavour + tally.abstained >= needed(self.quorum, tally.seats);
    }

    /// @notice Whether enough votes are in favour.
    function approves(ICouncil.Rule memory self, ICouncil.Tally memory tally) internal pure returns (bool) {
        return
            tally.inFavour > tally.against &&
            tally.inFavour >= needed(self.ofCast, tally.inFavour + tally.against) &&
            tally.inFavour >= needed(self.ofSeats, tally.seats);
    }

    /// @notice What a share of a number comes to, rounded up: half of five seats are three.
    function needed(ICouncil.Share memory share, uint256 whole) internal pure returns (uint256) {
        return share.denominator == 0 ? 0 : Math.ceilDiv(whole * share.numerator, share.denominator);
    }

    function _larger(ICouncil.Share memory a, ICouncil.Share memory b) private pure returns (ICouncil.Share memory) {
        if (a.denominator == 0) return b;

        return uint256(a.numerator) * b.denominator < uint256(b.numerator) * a.denominator ? b : a;
    }

    /// @dev A rule that was set has a quorum.
    function _isSet(ICouncil.Rule memory rule) private pure returns (bool) {
        return rule.quorum.numerator != 0;
    }

    function _key(ICouncil.Subject memory subject) private pure returns (bytes32) {
        return keccak256(abi.encode(subject));
    }

    function _requireShare(ICouncil.Share memory share) private pure {
        if (share.denominator == 0 || share.numerator > share.denominator) revert ICouncil.Council_BadRule();
    }
}

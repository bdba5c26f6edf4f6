// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Credits} from "../../contracts/credits/Credits.sol";
import {IAccreditations} from "../../contracts/credits/IAccreditations.sol";
import {ICredits} from "../../contracts/credits/ICredits.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {RecordsStage} from "./RecordsStage.sol";
import {bound} from "./Vm.sol";

/// @notice Issues batches of one record with right and wrong numbers, and decides over records in right and wrong ways.
contract CreditsActor is RecordsStage {
    mapping(uint32 issuer => uint32) public batches;
    mapping(uint32 issuer => mapping(uint32 sequence => ICredits.Status)) public expected;
    mapping(uint32 issuer => mapping(uint32 sequence => bool)) public isVoid;
    uint256 public refused;

    function ledger() external view returns (Credits) {
        return credits;
    }

    function leafOf(uint32 issuer, uint32 sequence) public pure returns (bytes32) {
        return _leafOf(_commitmentOf(issuer, sequence));
    }

    /* WHAT THE RUNNER CALLS */

    function issue(uint256 issuerSeed, uint256 sequenceSeed) external {
        uint32 issuer = uint32(bound(issuerSeed, 1, 2));
        uint32 sequence = uint32(bound(sequenceSeed, 0, 3)) + batches[issuer];
        MemberId university = MemberId.wrap(issuer);
        bytes32 root = leafOf(issuer, sequence);
        try credits.issue(university, sequence, IAccreditations.Kind.Course, BACHELOR, root, 1) {
            assert(sequence == batches[issuer] + 1);
            batches[issuer] = sequence;
        } catch {
            assert(sequence != batches[issuer] + 1);
            ++refused;
        }
    }

    function revoke(uint256 issuerSeed, uint256 sequenceSeed) external {
        (ICredits.LeafInBatch memory record, ICredits.Status status) = _recordAt(issuerSeed, sequenceSeed);
        if (record.sequence == 0) return;
        bool allowed = _isAlive(record, status);
        try credits.revoke(record, ICredits.Reason.Other) {
            assert(allowed);
            _note(record, ICredits.Status.Revoked);
        } catch {
            _noteRefusal(allowed);
        }
    }

    function suspend(uint256 issuerSeed, uint256 sequenceSeed) external {
        (ICredits.LeafInBatch memory record, ICredits.Status status) = _recordAt(issuerSeed, sequenceSeed);
        if (record.sequence == 0) return;
        bool allowed = _isAlive(record, status) && status == ICredits.Status.InForce;
        try credits.suspend(record, ICredits.Reason.Other) {
            assert(allowed);
            _note(record, ICredits.Status.Suspended);
        } catch {
            _noteRefusal(allowed);
        }
    }

    function reinstate(uint256 issuerSeed, uint256 sequenceSeed) external {
        (ICredits.LeafInBatch memory record, ICredits.Status status) = _recordAt(issuerSeed, sequenceSeed);
        if (record.sequence == 0) return;
        bool allowed = _isAlive(record, status) && status == ICredits.Status.Suspended;
        try credits.reinstate(record, ICredits.Reason.Other) {
            assert(allowed);
            _note(record, ICredits.Status.InForce);
        } catch {
            _noteRefusal(allowed);
        }
    }

    function supersede(uint256 issuerSeed, uint256 sequenceSeed, uint256 otherIssuer, uint256 otherSequence) external {
        (ICredits.LeafInBatch memory record, ICredits.Status status) = _recordAt(issuerSeed, sequenceSeed);
        (ICredits.LeafInBatch memory successor, ICredits.Status next) = _recordAt(otherIssuer, otherSequence);
        if (record.sequence == 0 || successor.sequence == 0) return;
        bool allowed =
            _isAlive(record, status) &&
                _isAlive(successor, next) &&
                next == ICredits.Status.InForce &&
                record.issuer == successor.issuer &&
                record.sequence != successor.sequence;
        try credits.supersede(record, successor, ICredits.Reason.Other) {
            assert(allowed);
            _note(record, ICredits.Status.Superseded);
        } catch {
            _noteRefusal(allowed);
        }
    }

    function reportCompromise(uint256 issuerSeed, uint256 sequenceSeed) external {
        (ICredits.LeafInBatch memory record, ) = _recordAt(issuerSeed, sequenceSeed);
        // Of the six that are decided over, four stay.
        if (record.sequence < 5) return;
        uint32[] memory sequences = new uint32[](1);
        sequences[0] = record.sequence;
        uint32 issuer = MemberId.unwrap(record.issuer);
        try credits.reportCompromise(record.issuer, address(this), uint64(block.number), sequences) {
            assert(!isVoid[issuer][record.sequence]);
            isVoid[issuer][record.sequence] = true;
        } catch {
            _noteRefusal(!isVoid[issuer][record.sequence]);
        }
    }

    /* INTERNAL */

    function _isAlive(ICredits.LeafInBatch memory record, ICredits.Status status) private view returns (bool) {
        bool void_ = isVoid[MemberId.unwrap(record.issuer)][record.sequence];
        return !void_ && (status == ICredits.Status.InForce || status == ICredits.Status.Suspended);
    }

    /// @dev Only the first six batches are decided over, so that every status is met.
    function _recordAt(
        uint256 issuerSeed,
        uint256 sequenceSeed
    ) private view returns (ICredits.LeafInBatch memory record, ICredits.Status status) {
        uint32 issuer = uint32(bound(issuerSeed, 1, 2));
        uint32 count = batches[issuer] < 6 ? batches[issuer] : 6;
        uint32 sequence = count == 0 ? 0 : uint32(bound(sequenceSeed, 1, count));
        bytes32 commitment = _commitmentOf(issuer, sequence);
        record = ICredits.LeafInBatch(MemberId.wrap(issuer), sequence, commitment, CENTI_CREDITS, new bytes32[](0));
        status = expected[issuer][sequence];
    }

    function _commitmentOf(uint32 issuer, uint32 sequence) private pure returns (bytes32) {
        return keccak256(abi.encode(issuer, sequence));
    }

    function _note(ICredits.LeafInBatch memory record, ICredits.Status status) private {
        expected[MemberId.unwrap(record.issuer)][record.sequence] = status;
    }

    function _noteRefusal(bool allowed) private {
        assert(!allowed);
        ++refused;
    }
}

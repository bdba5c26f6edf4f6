// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {ICredits} from "./ICredits.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {MemberId} from "../units/MemberId.sol";

contract Credits is ICredits {
    uint32 private constant LARGEST_BATCH = 10_000;

    IMembers private immutable MEMBERS;

    /* STATE */

    mapping(MemberId issuer => uint32) private _batchCounts;
    mapping(MemberId issuer => mapping(uint32 sequence => bytes32)) private _roots;
    mapping(MemberId issuer => mapping(bytes32 leaf => Status)) private _statuses;

    /* CONSTRUCTOR */

    /// @param members Says who is a registrar of whom.
    constructor(IMembers members) {
        MEMBERS = members;
    }

    /* EXTERNAL */

    /// @inheritdoc ICredits
    function issue(MemberId issuer, uint32 sequence, bytes32 root, uint32 count) external {
        MEMBERS.requireOffice(issuer, msg.sender, IMembers.Office.Registrar);
        if (root == 0 || count == 0 || count > LARGEST_BATCH) revert Credits_EmptyOrOversizedBatch(root, count);
        uint32 expected = _batchCounts[issuer] + 1;
        if (sequence != expected) revert Credits_WrongSequence(issuer, sequence, expected);

        _batchCounts[issuer] = sequence;
        _roots[issuer][sequence] = root;
        emit BatchIssued(issuer, sequence, root, count, msg.sender);
    }

    /// @inheritdoc ICredits
    function revoke(LeafInBatch calldata record, Reason reason) external {
        (bytes32 leaf, Status status) = _requireDecidable(record, reason);
        if (!_isAlive(status)) revert Credits_StatusForbids(leaf, status);

        _decide(record, leaf, Status.Revoked, reason);
    }

    /// @inheritdoc ICredits
    function suspend(LeafInBatch calldata record, Reason reason) external {
        (bytes32 leaf, Status status) = _requireDecidable(record, reason);
        if (status != Status.InForce) revert Credits_StatusForbids(leaf, status);

        _decide(record, leaf, Status.Suspended, reason);
    }

    /// @inheritdoc ICredits
    function reinstate(LeafInBatch calldata record, Reason reason) external {
        (bytes32 leaf, Status status) = _requireDecidable(record, reason);
        if (status != Status.Suspended) revert Credits_StatusForbids(leaf, status);

        _decide(record, leaf, Status.InForce, reason);
    }

    /// @inheritdoc ICredits
    function supersede(LeafInBatch calldata record, LeafInBatch calldata successor, Reason reason) external {
        (bytes32 leaf, Status status) = _requireDecidable(record, reason);
        if (!_isAlive(status)) revert Credits_StatusForbids(leaf, status);
        bytes32 next = _leafOf(successor);
        if (successor.issuer != record.issuer || next == leaf || _statuses[successor.issuer][next] != Status.InForce)
            revert Credits_BadSuccessor(leaf, next);
        _requireInBatch(successor, next);

        _statuses[record.issuer][leaf] = Status.Superseded;
        emit StatusChanged(
            record.issuer,
            record.sequence,
            leaf,
            Status.Superseded,
            next,
            successor.sequence,
            reason,
            msg.sender
        );
    }

    /* VIEWS */

    /// @inheritdoc ICredits
    function getRoot(MemberId issuer, uint32 sequence) external view returns (bytes32) {
        return _roots[issuer][sequence];
    }

    /// @inheritdoc ICredits
    function getBatchCount(MemberId issuer) external view returns (uint32) {
        return _batchCounts[issuer];
    }

    /// @inheritdoc ICredits
    function getStatus(MemberId issuer, bytes32 leaf) external view returns (Status) {
        return _statuses[issuer][leaf];
    }

    /* INTERNAL */

    function _requireDecidable(
        LeafInBatch calldata record,
        Reason reason
    ) private view returns (bytes32 leaf, Status status) {
        MEMBERS.requireOffice(record.issuer, msg.sender, IMembers.Office.Registrar);
        if (reason == Reason.None) revert Credits_ReasonMissing();
        leaf = _leafOf(record);
        _requireInBatch(record, leaf);

        return (leaf, _statuses[record.issuer][leaf]);
    }

    function _requireInBatch(LeafInBatch calldata record, bytes32 leaf) private view {
        bytes32 root = _roots[record.issuer][record.sequence];
        if (root == 0) revert Credits_UnknownBatch(record.issuer, record.sequence);
        if (!MerkleProof.verifyCalldata(record.proof, root, leaf)) {
            revert Credits_NotInBatch(record.issuer, record.sequence, leaf);
        }
    }

    /// @dev Hashed twice, so that no inner node of a tree is a leaf: a node is the hash of two words, a leaf of one.
    function _leafOf(LeafInBatch calldata record) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(record.commitment, record.centiCredits))));
    }

    function _isAlive(Status status) private pure returns (bool) {
        return status == Status.InForce || status == Status.Suspended;
    }

    function _decide(LeafInBatch calldata record, bytes32 leaf, Status status, Reason reason) private {
        _statuses[record.issuer][leaf] = status;
        emit StatusChanged(record.issuer, record.sequence, leaf, status, 0, 0, reason, msg.sender);
    }
}

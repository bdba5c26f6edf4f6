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
        Status status = _requireDecidable(record, reason);
        if (!_isAlive(status)) revert Credits_StatusForbids(record.leaf, status);

        _decide(record, Status.Revoked, reason);
    }

    /// @inheritdoc ICredits
    function suspend(LeafInBatch calldata record, Reason reason) external {
        Status status = _requireDecidable(record, reason);
        if (status != Status.InForce) revert Credits_StatusForbids(record.leaf, status);

        _decide(record, Status.Suspended, reason);
    }

    /// @inheritdoc ICredits
    function reinstate(LeafInBatch calldata record, Reason reason) external {
        Status status = _requireDecidable(record, reason);
        if (status != Status.Suspended) revert Credits_StatusForbids(record.leaf, status);

        _decide(record, Status.InForce, reason);
    }

    /// @inheritdoc ICredits
    function supersede(LeafInBatch calldata record, LeafInBatch calldata successor, Reason reason) external {
        Status status = _requireDecidable(record, reason);
        if (!_isAlive(status)) revert Credits_StatusForbids(record.leaf, status);
        if (
            successor.issuer != record.issuer ||
            successor.leaf == record.leaf ||
            _statuses[successor.issuer][successor.leaf] != Status.InForce
        ) revert Credits_BadSuccessor(record.leaf, successor.leaf);
        _requireInBatch(successor);

        _statuses[record.issuer][record.leaf] = Status.Superseded;
        emit StatusChanged(
            record.issuer,
            record.sequence,
            record.leaf,
            Status.Superseded,
            successor.leaf,
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

    function _requireDecidable(LeafInBatch calldata record, Reason reason) private view returns (Status status) {
        MEMBERS.requireOffice(record.issuer, msg.sender, IMembers.Office.Registrar);
        if (reason == Reason.None) revert Credits_ReasonMissing();
        _requireInBatch(record);

        return _statuses[record.issuer][record.leaf];
    }

    function _requireInBatch(LeafInBatch calldata record) private view {
        bytes32 root = _roots[record.issuer][record.sequence];
        if (root == 0) revert Credits_UnknownBatch(record.issuer, record.sequence);
        if (!MerkleProof.verifyCalldata(record.proof, root, record.leaf)) {
            revert Credits_NotInBatch(record.issuer, record.sequence, record.leaf);
        }
    }

    function _isAlive(Status status) private pure returns (bool) {
        return status == Status.InForce || status == Status.Suspended;
    }

    function _decide(LeafInBatch calldata record, Status status, Reason reason) private {
        _statuses[record.issuer][record.leaf] = status;
        emit StatusChanged(record.issuer, record.sequence, record.leaf, status, 0, 0, reason, msg.sender);
    }
}

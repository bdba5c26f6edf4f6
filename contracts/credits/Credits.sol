// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Accreditations} from "./Accreditations.sol";
import {ICredits} from "./ICredits.sol";
import {leafOf} from "./Leaf.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {MemberId} from "../units/MemberId.sol";

contract Credits is ICredits, Accreditations {
    using BitMaps for BitMaps.BitMap;

    /// @dev A status may have been decided here, or else where this contract's predecessor decided it.
    struct Decided {
        bool here;
        Status status;
    }

    uint32 private constant LARGEST_BATCH = 10_000;
    uint256 private constant LONGEST_REPORT = 200;

    ICredits private immutable PREDECESSOR;

    /* STATE */

    mapping(MemberId issuer => mapping(uint32 sequence => bytes32)) private _roots;
    mapping(MemberId issuer => BitMaps.BitMap) private _voidBatches;
    mapping(MemberId issuer => mapping(bytes32 leaf => Decided)) private _statuses;

    /* CONSTRUCTOR */

    /// @param members Says who is a registrar of whom.
    /// @param authority The AccessManager that says who accredits.
    /// @param predecessor The contract that this one replaces, retired by then; zero for the first.
    constructor(IMembers members, address authority, ICredits predecessor) Accreditations(members, authority) {
        PREDECESSOR = predecessor;
    }

    /* EXTERNAL */

    /// @inheritdoc ICredits
    function issue(MemberId issuer, uint32 sequence, Kind kind, uint8 level, bytes32 root, uint32 count) external {
        MEMBERS.requireOffice(issuer, msg.sender, IMembers.Office.Registrar);
        if (!_isAccredited(issuer, _scopeOf(kind, level))) revert Credits_NotAccredited(issuer, kind, level);

        _issue(issuer, sequence, root, count);
        emit BatchIssued(issuer, sequence, kind, level, 0, root, count, msg.sender);
    }

    /// @inheritdoc ICredits
    function issueQualifications(MemberId issuer, uint32 sequence, bytes32 code, bytes32 root, uint32 count) external {
        MEMBERS.requireOffice(issuer, msg.sender, IMembers.Office.Registrar);
        if (code[0] == 0 || !_isAccredited(issuer, code)) revert Credits_NotAccreditedForQualification(issuer, code);

        _issue(issuer, sequence, root, count);
        emit BatchIssued(issuer, sequence, Kind.Qualification, 0, code, root, count, msg.sender);
    }

    /// @inheritdoc ICredits
    function reportCompromise(
        MemberId issuer,
        address account,
        uint64 fromBlock,
        uint32[] calldata sequences
    ) external {
        MEMBERS.requireOffice(issuer, msg.sender, IMembers.Office.Administrator);
        if (account == address(0) || fromBlock > block.number || sequences.length > LONGEST_REPORT) {
            revert Credits_BadReport(account, fromBlock, sequences.length);
        }

        for (uint256 i = 0; i < sequences.length; ++i) {
            _requireBatch(issuer, sequences[i]);
            _voidBatches[issuer].set(sequences[i]);
        }
        emit KeyCompromised(issuer, account, fromBlock, sequences, msg.sender);
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
        bytes32 next = leafOf(successor.commitment, successor.centiCredits);
        if (successor.issuer != record.issuer || next == leaf || getStatus(successor.issuer, next) != Status.InForce)
            revert Credits_BadSuccessor(leaf, next);
        _requireInBatch(successor, next);

        _statuses[record.issuer][leaf] = Decided(true, Status.Superseded);
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
    function requireInForce(LeafInBatch calldata record) external view returns (bytes32 leaf) {
        MEMBERS.requireNotPaused();
        leaf = leafOf(record.commitment, record.centiCredits);
        _requireInBatch(record, leaf);
        _requireStatusInForce(record.issuer, leaf);
    }

    /// @inheritdoc ICredits
    function requireAllInForce(
        MemberId issuer,
        uint32 sequence,
        bytes32[] calldata leaves
    ) external view returns (bytes32 root) {
        MEMBERS.requireNotPaused();
        root = _requireBatch(issuer, sequence);
        for (uint256 i = 0; i < leaves.length; ++i) _requireStatusInForce(issuer, leaves[i]);
    }

    /// @inheritdoc ICredits
    function isVoid(MemberId issuer, uint32 sequence) public view returns (bool) {
        return _voidBatches[issuer].get(sequence) || (_hasPredecessor() && PREDECESSOR.isVoid(issuer, sequence));
    }

    /// @inheritdoc ICredits
    function getRoot(MemberId issuer, uint32 sequence) public view returns (bytes32 root) {
        root = _roots[issuer][sequence];
        if (root == 0 && _hasPredecessor()) root = PREDECESSOR.getRoot(issuer, sequence);
    }

    /// @inheritdoc ICredits
    /// @dev Not stored, which would make every batch dearer: sequence numbers have no gaps, so that it can be searched.
    function getBatchCount(MemberId issuer) public view returns (uint32 count) {
        uint32 missing = 1;
        for (; getRoot(issuer, missing) != 0; missing *= 2) count = missing;
        while (missing - count > 1) {
            uint32 middle = count + (missing - count) / 2;
            if (getRoot(issuer, middle) == 0) missing = middle;
            else count = middle;
        }
    }

    /// @inheritdoc ICredits
    function getStatus(MemberId issuer, bytes32 leaf) public view returns (Status) {
        Decided memory decided = _statuses[issuer][leaf];
        if (!decided.here && _hasPredecessor()) return PREDECESSOR.getStatus(issuer, leaf);

        return decided.status;
    }

    /* INTERNAL */

    function _hasPredecessor() private view returns (bool) {
        return address(PREDECESSOR) != address(0);
    }

    function _issue(MemberId issuer, uint32 sequence, bytes32 root, uint32 count) private {
        if (root == 0 || count == 0 || count > LARGEST_BATCH) revert Credits_EmptyOrOversizedBatch(root, count);
        bool follows = sequence == 1 || (sequence != 0 && getRoot(issuer, sequence - 1) != 0);
        if (!follows || getRoot(issuer, sequence) != 0) {
            revert Credits_WrongSequence(issuer, sequence, getBatchCount(issuer) + 1);
        }

        _roots[issuer][sequence] = root;
    }

    function _requireDecidable(
        LeafInBatch calldata record,
        Reason reason
    ) private view returns (bytes32 leaf, Status status) {
        MEMBERS.requireOffice(record.issuer, msg.sender, IMembers.Office.Registrar);
        if (reason == Reason.None) revert Credits_ReasonMissing();
        leaf = leafOf(record.commitment, record.centiCredits);
        _requireInBatch(record, leaf);

        return (leaf, getStatus(record.issuer, leaf));
    }

    function _requireBatch(MemberId issuer, uint32 sequence) private view returns (bytes32 root) {
        root = getRoot(issuer, sequence);
        if (root == 0) revert Credits_UnknownBatch(issuer, sequence);
        if (isVoid(issuer, sequence)) revert Credits_BatchVoid(issuer, sequence);
    }

    function _requireInBatch(LeafInBatch calldata record, bytes32 leaf) private view {
        bytes32 root = _requireBatch(record.issuer, record.sequence);
        if (!MerkleProof.verifyCalldata(record.proof, root, leaf)) {
            revert Credits_NotInBatch(record.issuer, record.sequence, leaf);
        }
    }

    function _requireStatusInForce(MemberId issuer, bytes32 leaf) private view {
        Status status = getStatus(issuer, leaf);
        if (status != Status.InForce) revert Credits_StatusForbids(leaf, status);
    }

    function _isAlive(Status status) private pure returns (bool) {
        return status == Status.InForce || status == Status.Suspended;
    }

    function _decide(LeafInBatch calldata record, bytes32 leaf, Status status, Reason reason) private {
        _statuses[record.issuer][leaf] = Decided(true, status);
        emit StatusChanged(record.issuer, record.sequence, leaf, status, 0, 0, reason, msg.sender);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccreditations} from "./IAccreditations.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {MemberId} from "../units/MemberId.sol";

abstract contract Accreditations is IAccreditations, AccessManaged {
    uint8 private constant HIGHEST_LEVEL = 8;

    IMembers internal immutable MEMBERS;

    /* STATE */

    mapping(MemberId issuer => mapping(bytes32 scope => Accreditation)) private _accreditations;
    mapping(bytes32 code => bool) private _isDefined;
    mapping(bytes32 lesser => mapping(bytes32 greater => bool)) private _areEquated;

    /* CONSTRUCTOR */

    constructor(IMembers members, address authority) AccessManaged(authority) {
        MEMBERS = members;
    }

    /* EXTERNAL: ACCREDITATIONS */

    /// @inheritdoc IAccreditations
    function accredit(MemberId issuer, Kind kind, uint8 level, uint40 startsAt, uint40 endsAt) external restricted {
        if (kind == Kind.None || kind == Kind.Qualification || level > HIGHEST_LEVEL) {
            revert Accreditations_BadScope(kind, level);
        }

        _grant(issuer, _scopeOf(kind, level), startsAt, endsAt);
        emit AccreditationGranted(issuer, kind, 0, level, startsAt, endsAt, msg.sender);
    }

    /// @inheritdoc IAccreditations
    function accreditForQualification(
        MemberId issuer,
        bytes32 code,
        uint40 startsAt,
        uint40 endsAt
    ) external restricted {
        if (!_isDefined[code]) revert Accreditations_UnknownQualification(code);

        _grant(issuer, code, startsAt, endsAt);
        emit AccreditationGranted(issuer, Kind.Qualification, code, 0, startsAt, endsAt, msg.sender);
    }

    /// @inheritdoc IAccreditations
    function withdrawAccreditation(
        MemberId issuer,
        Kind kind,
        uint8 level,
        uint40 endsAt,
        string calldata reason
    ) external restricted {
        _withdraw(issuer, kind, level, 0, endsAt, reason);
    }

    /// @inheritdoc IAccreditations
    function withdrawAccreditationForQualification(
        MemberId issuer,
        bytes32 code,
        uint40 endsAt,
        string calldata reason
    ) external restricted {
        _withdraw(issuer, Kind.Qualification, 0, code, endsAt, reason);
    }

    /* EXTERNAL: QUALIFICATIONS */

    /// @inheritdoc IAccreditations
    function defineQualification(
        bytes32 code,
        string calldata nameZh,
        string calldata nameEn,
        uint16 validMonths
    ) external restricted {
        MEMBERS.requireNotPaused();
        if (code[0] == 0 || bytes(nameZh).length == 0 || bytes(nameEn).length == 0) {
            revert Accreditations_Incomplete(code);
        }
        if (_isDefined[code]) revert Accreditations_AlreadyDefined(code);

        _isDefined[code] = true;
        emit QualificationDefined(code, nameZh, nameEn, validMonths, msg.sender);
    }

    /// @inheritdoc IAccreditations
    function equateQualifications(bytes32 one, bytes32 other) external restricted {
        (bytes32 lesser, bytes32 greater) = _setEquated(one, other, true);
        emit QualificationsEquated(lesser, greater, msg.sender);
    }

    /// @inheritdoc IAccreditations
    function separateQualifications(bytes32 one, bytes32 other) external restricted {
        (bytes32 lesser, bytes32 greater) = _setEquated(one, other, false);
        emit QualificationsSeparated(lesser, greater, msg.sender);
    }

    /* VIEWS */

    /// @inheritdoc IAccreditations
    function getAccreditation(MemberId issuer, Kind kind, uint8 level) external view returns (Accreditation memory) {
        return _accreditations[issuer][_scopeOf(kind, level)];
    }

    /// @inheritdoc IAccreditations
    function getAccreditationForQualification(
        MemberId issuer,
        bytes32 code
    ) external view returns (Accreditation memory) {
        return _accreditations[issuer][code];
    }

    /// @inheritdoc IAccreditations
    function areEquated(bytes32 one, bytes32 other) external view returns (bool) {
        (bytes32 lesser, bytes32 greater) = _sort(one, other);
        return _areEquated[lesser][greater];
    }

    /* INTERNAL */

    function _isAccredited(MemberId issuer, bytes32 scope) internal view returns (bool) {
        Accreditation storage found = _accreditations[issuer][scope];

        return found.startsAt <= block.timestamp && block.timestamp < found.endsAt;
    }

    /// @dev Never a qualification's code: those begin with a character.
    function _scopeOf(Kind kind, uint8 level) internal pure returns (bytes32) {
        return bytes32((uint256(kind) << 8) | level);
    }

    function _grant(MemberId issuer, bytes32 scope, uint40 startsAt, uint40 endsAt) private {
        MEMBERS.requireActive(issuer);
        if (endsAt <= startsAt || endsAt <= block.timestamp) revert Accreditations_BadPeriod(startsAt, endsAt);
        if (startsAt > block.timestamp && _isAccredited(issuer, scope)) {
            revert Accreditations_Interrupts(startsAt, _accreditations[issuer][scope].endsAt);
        }

        _accreditations[issuer][scope] = Accreditation(startsAt, endsAt);
    }

    function _withdraw(
        MemberId issuer,
        Kind kind,
        uint8 level,
        bytes32 qualification,
        uint40 endsAt,
        string calldata reason
    ) private {
        MEMBERS.requireNotPaused();
        if (bytes(reason).length == 0) revert Accreditations_ReasonMissing();
        if (endsAt < block.timestamp) endsAt = uint40(block.timestamp);
        Accreditation storage found = _accreditations[issuer][
            qualification == 0 ? _scopeOf(kind, level) : qualification
        ];
        if (found.endsAt <= endsAt) {
            revert Accreditations_NothingToWithdraw(issuer, kind, level, qualification);
        }

        found.endsAt = endsAt;
        emit AccreditationWithdrawn(issuer, kind, qualification, level, endsAt, reason, msg.sender);
    }

    function _setEquated(bytes32 one, bytes32 other, bool equated) private returns (bytes32 lesser, bytes32 greater) {
        MEMBERS.requireNotPaused();
        if (!_isDefined[one]) revert Accreditations_UnknownQualification(one);
        if (!_isDefined[other]) revert Accreditations_UnknownQualification(other);
        (lesser, greater) = _sort(one, other);
        if (lesser == greater || _areEquated[lesser][greater] == equated) {
            revert Accreditations_NoChange(lesser, greater);
        }

        _areEquated[lesser][greater] = equated;
    }

    function _sort(bytes32 one, bytes32 other) private pure returns (bytes32 lesser, bytes32 greater) {
        return one < other ? (one, other) : (other, one);
    }
}

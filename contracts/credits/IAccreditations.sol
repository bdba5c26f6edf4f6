// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Accreditations: which member may issue records of which kind and level, and which qualifications
/// @notice The alliance accredits; an accreditation counts at the block in which a batch is issued. One that is
/// withdrawn or has ended takes nothing away from the batches issued before.
///
/// Levels are those of the European Qualifications Framework, 1 to 8, and 0 where a record has none. Secondary and
/// vocational education is 4 and 5 (ISCED 2011 levels 3 to 5), bachelor 6 (ISCED 6), master 7 (ISCED 7), doctorate 8
/// (ISCED 8); continuing education has the level of what it leads to, or 0.
interface IAccreditations {
    enum Kind {
        None,
        Course,
        Thesis,
        Internship,
        Competition,
        Training,
        Teaching,
        Qualification
    }

    /// @notice A period in seconds UTC, half open; both zero where nothing was ever granted.
    struct Accreditation {
        uint40 startsAt;
        uint40 endsAt;
    }

    /// @notice A member's accreditation for a kind and level, or for a type of qualification, is now this one.
    /// @param qualification The type's code where the kind is Qualification; else zero.
    /// @param endsAt type(uint40).max where it has no end.
    event AccreditationGranted(
        MemberId indexed issuer,
        Kind indexed kind,
        bytes32 indexed qualification,
        uint8 level,
        uint40 startsAt,
        uint40 endsAt,
        address by
    );

    /// @notice An accreditation ends earlier than it said.
    /// @param endsAt The new end; where it begins later than that, it never comes into force.
    /// @param reason Why, about an institution and in public.
    event AccreditationWithdrawn(
        MemberId indexed issuer,
        Kind indexed kind,
        bytes32 indexed qualification,
        uint8 level,
        uint40 endsAt,
        string reason,
        address by
    );

    /// @notice A type of professional qualification was defined, for good.
    /// @param code Its code: ASCII, padded on the right.
    /// @param validMonths For how long one is valid; zero where it does not expire. When one really expires stands in
    /// its private record, bound by the commitment.
    event QualificationDefined(bytes32 indexed code, string nameZh, string nameEn, uint16 validMonths, address by);

    /// @notice Each of two types is now accepted for the other.
    /// @param one The lesser of the two codes.
    event QualificationsEquated(bytes32 indexed one, bytes32 indexed other, address by);

    /// @notice Two types are no longer accepted for one another.
    event QualificationsSeparated(bytes32 indexed one, bytes32 indexed other, address by);

    /// @notice A kind other than None and Qualification, and a level from 0 to 8.
    error Accreditations_BadScope(Kind kind, uint8 level);

    /// @notice The end does not lie after the start and in the future.
    error Accreditations_BadPeriod(uint40 startsAt, uint40 endsAt);

    /// @notice The member is accredited now, until `endsAt`, and would not be until the new accreditation begins: one
    /// that is prolonged begins now or earlier, and one that is to end is withdrawn, with a reason.
    error Accreditations_Interrupts(uint40 startsAt, uint40 endsAt);

    /// @notice Nothing was granted, or it ends no later anyway.
    error Accreditations_NothingToWithdraw(MemberId issuer, Kind kind, uint8 level, bytes32 qualification);

    /// @notice A withdrawal needs a reason.
    error Accreditations_ReasonMissing();

    /// @notice No qualification has the code.
    error Accreditations_UnknownQualification(bytes32 code);

    /// @notice The code is taken.
    error Accreditations_AlreadyDefined(bytes32 code);

    /// @notice A code or a name is missing.
    error Accreditations_Incomplete(bytes32 code);

    /// @notice The two are one, or are accepted for one another already, or were not.
    error Accreditations_NoChange(bytes32 one, bytes32 other);

    /// @notice Accredits an active member for a kind and level, in place of what it was granted for them before.
    /// @param endsAt type(uint40).max for no end.
    function accredit(MemberId issuer, Kind kind, uint8 level, uint40 startsAt, uint40 endsAt) external;

    /// @notice Accredits an active member for a type of qualification, in place of what it was granted for it before.
    function accreditForQualification(MemberId issuer, bytes32 code, uint40 startsAt, uint40 endsAt) external;

    /// @notice Ends an accreditation.
    /// @param endsAt When; now, where it lies in the past: what was issued stays issued.
    function withdrawAccreditation(
        MemberId issuer,
        Kind kind,
        uint8 level,
        uint40 endsAt,
        string calldata reason
    ) external;

    /// @notice Ends an accreditation for a type of qualification.
    function withdrawAccreditationForQualification(
        MemberId issuer,
        bytes32 code,
        uint40 endsAt,
        string calldata reason
    ) external;

    /// @notice Defines a type of qualification.
    function defineQualification(
        bytes32 code,
        string calldata nameZh,
        string calldata nameEn,
        uint16 validMonths
    ) external;

    /// @notice Has each of two types accepted for the other. A third one accepted for one of them is not thereby
    /// accepted for the other.
    function equateQualifications(bytes32 one, bytes32 other) external;

    /// @notice Takes that back.
    function separateQualifications(bytes32 one, bytes32 other) external;

    function getAccreditation(MemberId issuer, Kind kind, uint8 level) external view returns (Accreditation memory);

    function getAccreditationForQualification(
        MemberId issuer,
        bytes32 code
    ) external view returns (Accreditation memory);

    function areEquated(bytes32 one, bytes32 other) external view returns (bool);
}

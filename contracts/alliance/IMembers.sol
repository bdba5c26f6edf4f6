// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISeats} from "./ISeats.sol";
import {MemberId} from "../units/MemberId.sol";

/// @title The members of the alliance, their officers and the offices they hold
/// @notice A member is an institution. An officer is an account that holds offices at a member. Every check asks
/// whether an account holds an office at a member now. No office counts while its member is not active, but for a
/// bursar's: debts outlive membership.
/// @dev Every module holds this contract's address for good, so it is the one that is never replaced in place: other
/// rules for members mean a new set of modules, registered as successors of the old ones.
interface IMembers is ISeats {
    enum Kind {
        None,
        University,
        Institute,
        Enterprise,
        Government
    }

    enum Standing {
        None,
        Active,
        Suspended,
        Expelled
    }

    /// @dev The position of an office's bit in a set of offices.
    enum Office {
        Administrator,
        Registrar,
        Steward,
        Researcher,
        Bursar
    }

    /// @dev A key whose credentials a member signs never comes back once it was revoked.
    enum KeyStatus {
        None,
        InForce,
        Revoked
    }

    /// @param kind What sort of institution.
    /// @param standing Whether its officers may act.
    /// @param province GB/T 2260 code of its province: 11 Beijing, 12 Tianjin, 13 Hebei.
    /// @param administrators How many accounts hold the office of administrator.
    /// @param activeSince When it was admitted, or last reinstated, seconds UTC.
    struct Member {
        Kind kind;
        Standing standing;
        uint16 province;
        uint32 administrators;
        uint40 activeSince;
    }

    /// @notice An institution joined.
    event MemberAdmitted(
        MemberId indexed member,
        Kind kind,
        uint16 province,
        string nameZh,
        string nameEn,
        address administrator
    );

    /// @notice A member's standing is now this.
    event StandingChanged(MemberId indexed member, Standing standing, string reason);

    /// @notice An account's offices at a member are now exactly this set.
    /// @param offices Bit n set: holds the office numbered n in {Office}. Zero: holds none.
    /// @param by The account that decided.
    event OfficesChanged(MemberId indexed member, address indexed account, uint16 offices, address by);

    /// @notice A module does nothing until then.
    /// @param until Seconds UTC; a time that is past: it works again; the largest number: it is retired for good.
    /// @param by The account that decided.
    event Paused(address indexed module, uint40 until, address by);

    /// @notice A member leads the alliance's work in a field until then, instead of any field it led before.
    /// @param field What it leads, in words.
    /// @param until Seconds UTC; a time that is past: it leads no more.
    event LeadingUnitAppointed(MemberId indexed member, string field, uint40 until, address by);

    /// @notice Where other members send a member's private records, how they encrypt them, and who signs the receipt.
    /// @param x25519PublicKey That records are encrypted to. Zero, with the others: it takes none.
    /// @param ed25519PublicKey That verifies the receipts of the member's gateway.
    /// @param url Of the member's gateway.
    event DeliverySet(
        MemberId indexed member,
        bytes32 x25519PublicKey,
        bytes32 ed25519PublicKey,
        string url,
        address by
    );

    /// @notice A member signs credentials with this key from now on.
    /// @param key Ed25519 public key.
    event CredentialKeyAdded(MemberId indexed member, bytes32 key, address by);

    /// @notice A member signs nothing more with this key.
    event CredentialKeyRevoked(MemberId indexed member, bytes32 key, address by);

    /// @notice There is no such member.
    error Members_UnknownMember(MemberId member);

    /// @notice The member is suspended or expelled.
    error Members_NotActive(MemberId member, Standing standing);

    /// @notice The account does not hold the office at that member.
    error Members_OfficeMissing(MemberId member, address account, Office office);

    /// @notice The change would leave the member without any administrator.
    error Members_LastAdministrator(MemberId member);

    /// @notice The set names an office that does not exist.
    error Members_UnknownOffices(uint16 offices);

    /// @notice A kind, a standing, a name, an account, a field, a key, or one of the keys and the address of
    /// a delivery is missing.
    error Members_Incomplete();

    /// @notice A key can be added once, and revoked once after that.
    error Members_KeyStatusForbids(MemberId member, bytes32 key, KeyStatus status);

    /// @notice The module is paused.
    error Members_Paused(address module, uint40 until);

    /// @notice The module is retired, for good.
    error Members_Retired(address module);

    /// @notice A pause ends within 366 days, or is a retirement.
    error Members_PauseTooLong(uint40 until, uint40 latest);

    /// @notice An emergency pause ends between now and a week from now.
    error Members_EmergencyOutOfRange(uint40 until, uint40 latest);

    /// @notice The module was paused in an emergency not long ago.
    error Members_EmergencyTooSoon(address module, uint40 earliest);

    /// @notice Admits an institution with its first administrator, who also holds every other office at first.
    /// @param full Whether it has a seat in the council; its first representative is the administrator.
    /// @return member The number given to it.
    function admit(
        Kind kind,
        bool full,
        uint16 province,
        string calldata nameZh,
        string calldata nameEn,
        address administrator
    ) external returns (MemberId member);

    /// @notice Suspends, expels or reinstates a member. Its vote goes and comes with its standing. An expelled member
    /// can only be reinstated.
    function setStanding(MemberId member, Standing standing, string calldata reason) external;

    /// @notice Grants and revokes offices at the caller's own member.
    /// @param offices The complete new set.
    function setOffices(MemberId member, address account, uint16 offices) external;

    /// @notice Gives a member whose administrator's key is lost a new one.
    function appointAdministrator(MemberId member, address account) external;

    /// @notice Makes a member the leading unit of a field. A member leads one field at a time.
    /// @param until Seconds UTC; zero ends it.
    function appointLeadingUnit(MemberId member, string calldata field, uint40 until) external;

    /// @notice Says where the caller's member takes private records. All three are given, or none: nowhere any more.
    /// @param x25519PublicKey That records are encrypted to.
    /// @param ed25519PublicKey That verifies the receipts of the member's gateway.
    function setDelivery(
        MemberId member,
        bytes32 x25519PublicKey,
        bytes32 ed25519PublicKey,
        string calldata url
    ) external;

    /// @notice Says with which key, beside those it has, the caller's member signs credentials.
    /// @param key Ed25519 public key.
    function addCredentialKey(MemberId member, bytes32 key) external;

    /// @notice Says that the caller's member signs nothing more with a key, for good. A suspended or expelled member's
    /// administrator can do so too.
    function revokeCredentialKey(MemberId member, bytes32 key) external;

    /// @notice Stops a module for at most 366 days, lets it work again (zero) or retires it (the largest number): a
    /// retired module never comes back. By the council.
    function pause(address module, uint40 until) external;

    /// @notice Stops a module that works, for at most a week. By the secretariat.
    /// @dev Not again for that module within thirty days of the end that was given, even where the council lifted it.
    function pauseInEmergency(address module, uint40 until) external;

    /// @notice Reverts while the caller is a module that is paused. So does every `require` below, of itself, unless it
    /// says otherwise.
    /// @dev For what a module lets someone do who holds no office at a member.
    function requireNotPaused() external view;

    /// @notice Reverts unless the account holds the office at the active member.
    function requireOffice(MemberId member, address account, Office office) external view;

    /// @notice Reverts unless the account holds the office at the member, be it active, suspended or expelled.
    function requireOfficeInAnyStanding(MemberId member, address account, Office office) external view;

    /// @notice As {requireOffice}, but not where the caller is retired: for what ends there what was begun there.
    function requireOfficeEvenRetired(MemberId member, address account, Office office) external view;

    /// @notice As {requireNotPaused}, but not where the caller is retired.
    function requireNotMerelyPaused() external view;

    /// @notice Reverts unless the member is active.
    /// @return kind What sort of institution it is.
    function requireActive(MemberId member) external view returns (Kind kind);

    /// @notice As {requireOffice}, and reverts unless the partner is active too; it may be the member itself.
    /// @return kind What sort of institution the member is.
    function requireOfficeAndPartner(
        MemberId member,
        address account,
        Office office,
        MemberId partner
    ) external view returns (Kind kind);

    /// @notice Until when a module is paused, seconds UTC; a time that is past: when it last worked again; zero: it
    /// never was.
    function getPause(address module) external view returns (uint40 until);

    /// @notice Whether the member is active and leads a field now.
    function isLeadingUnit(MemberId member) external view returns (bool);

    function getCredentialKeyStatus(MemberId member, bytes32 key) external view returns (KeyStatus);

    function getMember(MemberId member) external view returns (Member memory);

    function getOffices(MemberId member, address account) external view returns (uint16 offices);

    function getMemberCount() external view returns (uint32);
}

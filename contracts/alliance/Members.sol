// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMembers} from "./IMembers.sol";
import {Seats} from "./Seats.sol";
import {MemberId} from "../units/MemberId.sol";

contract Members is IMembers, Seats {
    /// @param until When the last pause ends, or ended.
    /// @param emergencyUntil The end that was given to the last emergency pause.
    struct Pause {
        uint40 until;
        uint40 emergencyUntil;
    }

    uint16 private constant ADMINISTRATOR = uint16(1 << uint8(Office.Administrator));
    uint16 private constant ALL_OFFICES = uint16((2 << uint8(type(Office).max)) - 1);
    uint40 private constant RETIRED = type(uint40).max;
    uint40 private constant LONGEST_PAUSE = 366 days;
    uint40 private constant LONGEST_EMERGENCY = 7 days;
    uint40 private constant BETWEEN_EMERGENCIES = 30 days;

    /* STATE */

    mapping(MemberId member => Member) private _members;
    mapping(MemberId member => mapping(address account => uint16 offices)) private _offices;
    mapping(MemberId member => uint40) private _leadsUntil;
    mapping(MemberId member => mapping(bytes32 key => KeyStatus)) private _credentialKeys;
    mapping(address module => Pause) private _pauses;
    uint32 private _memberCount;

    /* CONSTRUCTOR */

    /// @param authority The AccessManager that says who may admit members and change their standing.
    constructor(address authority) Seats(authority) {}

    /* EXTERNAL: THE ALLIANCE */

    /// @inheritdoc IMembers
    function admit(
        Kind kind,
        bool full,
        uint16 province,
        string calldata nameZh,
        string calldata nameEn,
        address administrator
    ) external restricted returns (MemberId member) {
        if (kind == Kind.None || bytes(nameZh).length == 0 || bytes(nameEn).length == 0) revert Members_Incomplete();

        member = MemberId.wrap(++_memberCount);
        _members[member] = Member(kind, Standing.Active, province, 0, uint40(block.timestamp));
        emit MemberAdmitted(member, kind, province, nameZh, nameEn, administrator);
        _changeOffices(member, administrator, ALL_OFFICES);
        if (full) _createSeat(member, administrator);
    }

    /// @inheritdoc IMembers
    function setStanding(MemberId member, Standing standing, string calldata reason) external restricted {
        _requireKnown(member);
        if (standing == Standing.None) revert Members_Incomplete();
        Standing before = _members[member].standing;
        if (before == Standing.Expelled && standing != Standing.Active) revert Members_NotActive(member, before);

        _members[member].standing = standing;
        if (standing == Standing.Active && before != Standing.Active) {
            _members[member].activeSince = uint40(block.timestamp);
        }
        emit StandingChanged(member, standing, reason);
        _updateVote(member, standing == Standing.Active);
    }

    /// @inheritdoc IMembers
    function appointAdministrator(MemberId member, address account) external restricted {
        _requireKnown(member);

        _changeOffices(member, account, _offices[member][account] | ADMINISTRATOR);
    }

    /// @inheritdoc IMembers
    function appointLeadingUnit(MemberId member, string calldata field, uint40 until) external restricted {
        _requireKnown(member);
        if (bytes(field).length == 0) revert Members_Incomplete();

        _leadsUntil[member] = until;
        emit LeadingUnitAppointed(member, field, until, msg.sender);
    }

    /// @inheritdoc IMembers
    function pause(address module, uint40 until) external restricted {
        Pause storage found = _pauses[module];
        if (found.until == RETIRED) revert Members_Retired(module);
        uint40 latest = uint40(block.timestamp) + LONGEST_PAUSE;
        if (until > latest && until != RETIRED) revert Members_PauseTooLong(until, latest);

        if (until > block.timestamp) found.until = until;
        else if (found.until > block.timestamp) found.until = uint40(block.timestamp);
        emit Paused(module, until, msg.sender);
    }

    /* EXTERNAL: THE SECRETARIAT */

    /// @inheritdoc IMembers
    function pauseInEmergency(address module, uint40 until) external restricted {
        _requireNotPaused(module);
        uint40 latest = uint40(block.timestamp) + LONGEST_EMERGENCY;
        if (until <= block.timestamp || until > latest) revert Members_EmergencyOutOfRange(until, latest);
        uint40 earliest = _pauses[module].emergencyUntil + BETWEEN_EMERGENCIES;
        if (block.timestamp < earliest) revert Members_EmergencyTooSoon(module, earliest);

        _pauses[module] = Pause(until, until);
        emit Paused(module, until, msg.sender);
    }

    /* EXTERNAL: A MEMBER'S ADMINISTRATOR */

    /// @inheritdoc IMembers
    function setOffices(MemberId member, address account, uint16 offices) external {
        _requireAdministrator(member, msg.sender);
        if (offices > ALL_OFFICES) revert Members_UnknownOffices(offices);

        _changeOffices(member, account, offices);
    }

    /// @inheritdoc IMembers
    function setDelivery(
        MemberId member,
        bytes32 x25519PublicKey,
        bytes32 ed25519PublicKey,
        string calldata url
    ) external {
        _requireAdministrator(member, msg.sender);
        bool takesNone = bytes(url).length == 0;
        if ((x25519PublicKey == 0) != takesNone || (ed25519PublicKey == 0) != takesNone) revert Members_Incomplete();

        emit DeliverySet(member, x25519PublicKey, ed25519PublicKey, url, msg.sender);
    }

    /// @inheritdoc IMembers
    function addCredentialKey(MemberId member, bytes32 key) external {
        _requireAdministrator(member, msg.sender);
        if (key == 0) revert Members_Incomplete();

        _changeKey(member, key, KeyStatus.None, KeyStatus.InForce);
        emit CredentialKeyAdded(member, key, msg.sender);
    }

    /// @inheritdoc IMembers
    function revokeCredentialKey(MemberId member, bytes32 key) external {
        _requireKnown(member);
        _requireHolds(member, msg.sender, Office.Administrator);

        _changeKey(member, key, KeyStatus.InForce, KeyStatus.Revoked);
        emit CredentialKeyRevoked(member, key, msg.sender);
    }

    /* VIEWS: FOR MODULES */

    /// @inheritdoc IMembers
    function requireNotPaused() external view {
        _requireNotPaused(msg.sender);
    }

    /// @inheritdoc IMembers
    function requireOffice(MemberId member, address account, Office office) external view {
        _requireNotPaused(msg.sender);
        _requireActive(member);
        _requireHolds(member, account, office);
    }

    /// @inheritdoc IMembers
    function requireOfficeInAnyStanding(MemberId member, address account, Office office) external view {
        _requireNotPaused(msg.sender);
        _requireKnown(member);
        _requireHolds(member, account, office);
    }

    /// @inheritdoc IMembers
    function requireOfficeEvenRetired(MemberId member, address account, Office office) external view {
        _requireNotMerelyPaused(msg.sender);
        _requireActive(member);
        _requireHolds(member, account, office);
    }

    /// @inheritdoc IMembers
    function requireNotMerelyPaused() external view {
        _requireNotMerelyPaused(msg.sender);
    }

    /// @inheritdoc IMembers
    function requireActive(MemberId member) external view returns (Kind kind) {
        _requireNotPaused(msg.sender);

        return _requireActive(member);
    }

    /// @inheritdoc IMembers
    function requireOfficeAndPartner(
        MemberId member,
        address account,
        Office office,
        MemberId partner
    ) external view returns (Kind kind) {
        _requireNotPaused(msg.sender);
        kind = _requireActive(member);
        _requireHolds(member, account, office);
        if (partner != member) _requireActive(partner);
    }

    /* VIEWS */

    /// @inheritdoc IMembers
    function getPause(address module) external view returns (uint40 until) {
        return _pauses[module].until;
    }

    /// @inheritdoc IMembers
    function isLeadingUnit(MemberId member) external view returns (bool) {
        return _members[member].standing == Standing.Active && _leadsUntil[member] > block.timestamp;
    }

    /// @inheritdoc IMembers
    function getCredentialKeyStatus(MemberId member, bytes32 key) external view returns (KeyStatus) {
        return _credentialKeys[member][key];
    }

    /// @inheritdoc IMembers
    function getMember(MemberId member) external view returns (Member memory) {
        _requireKnown(member);

        return _members[member];
    }

    /// @inheritdoc IMembers
    function getOffices(MemberId member, address account) external view returns (uint16 offices) {
        return _offices[member][account];
    }

    /// @inheritdoc IMembers
    function getMemberCount() external view returns (uint32) {
        return _memberCount;
    }

    /* INTERNAL */

    function _requireKnown(MemberId member) private view {
        if (_members[member].kind == Kind.None) revert Members_UnknownMember(member);
    }

    function _requireActive(MemberId member) private view returns (Kind kind) {
        Member storage found = _members[member];
        kind = found.kind;
        Standing standing = found.standing;
        if (kind == Kind.None) revert Members_UnknownMember(member);
        if (standing != Standing.Active) revert Members_NotActive(member, standing);
    }

    function _requireNotPaused(address module) private view {
        uint40 until = _pauses[module].until;
        if (until > block.timestamp) revert Members_Paused(module, until);
    }

    function _requireNotMerelyPaused(address module) private view {
        if (_pauses[module].until != RETIRED) _requireNotPaused(module);
    }

    function _requireAdministrator(MemberId member, address account) internal view override {
        _requireActive(member);
        _requireHolds(member, account, Office.Administrator);
    }

    function _isActive(MemberId member) internal view override returns (bool) {
        _requireKnown(member);

        return _members[member].standing == Standing.Active;
    }

    function _requireHolds(MemberId member, address account, Office office) private view {
        uint16 offices = _offices[member][account];
        if ((offices >> uint8(office)) & 1 == 0) revert Members_OfficeMissing(member, account, office);
    }

    function _changeKey(MemberId member, bytes32 key, KeyStatus from, KeyStatus to) private {
        KeyStatus status = _credentialKeys[member][key];
        if (status != from) revert Members_KeyStatusForbids(member, key, status);

        _credentialKeys[member][key] = to;
    }

    function _changeOffices(MemberId member, address account, uint16 offices) private {
        if (account == address(0)) revert Members_Incomplete();
        uint32 before = _offices[member][account] & ADMINISTRATOR;
        uint32 administrators = _members[member].administrators + (offices & ADMINISTRATOR) - before;
        if (administrators == 0) revert Members_LastAdministrator(member);

        _members[member].administrators = administrators;
        _offices[member][account] = offices;
        emit OfficesChanged(member, account, offices, msg.sender);
    }
}

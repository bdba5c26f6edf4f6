// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IMembers} from "./IMembers.sol";
import {MemberId} from "../units/MemberId.sol";

contract Members is IMembers, AccessManaged {
    uint16 private constant ADMINISTRATOR = uint16(1 << uint8(Office.Administrator));
    uint16 private constant ALL_OFFICES = uint16((2 << uint8(type(Office).max)) - 1);

    /* STATE */

    mapping(MemberId member => Member) private _members;
    mapping(MemberId member => mapping(address account => uint16 offices)) private _offices;
    uint32 private _memberCount;

    /* CONSTRUCTOR */

    /// @param authority The AccessManager that says who may admit members and change their standing.
    constructor(address authority) AccessManaged(authority) {}

    /* EXTERNAL: THE ALLIANCE */

    /// @inheritdoc IMembers
    function admit(
        Kind kind,
        uint16 province,
        string calldata nameZh,
        string calldata nameEn,
        address administrator
    ) external restricted returns (MemberId member) {
        if (kind == Kind.None || bytes(nameZh).length == 0 || bytes(nameEn).length == 0) revert Members_Incomplete();

        member = MemberId.wrap(++_memberCount);
        _members[member] = Member(kind, Standing.Active, province, 0);
        emit MemberAdmitted(member, kind, province, nameZh, nameEn, administrator);
        _changeOffices(member, administrator, ALL_OFFICES);
    }

    /// @inheritdoc IMembers
    function setStanding(MemberId member, Standing standing, string calldata reason) external restricted {
        _requireKnown(member);
        if (standing == Standing.None) revert Members_Incomplete();

        _members[member].standing = standing;
        emit StandingChanged(member, standing, reason);
    }

    /// @inheritdoc IMembers
    function appointAdministrator(MemberId member, address account) external restricted {
        _requireKnown(member);

        _changeOffices(member, account, _offices[member][account] | ADMINISTRATOR);
    }

    /* EXTERNAL: A MEMBER'S ADMINISTRATOR */

    /// @inheritdoc IMembers
    function setOffices(MemberId member, address account, uint16 offices) external {
        requireOffice(member, msg.sender, Office.Administrator);
        if (offices > ALL_OFFICES) revert Members_UnknownOffices(offices);

        _changeOffices(member, account, offices);
    }

    /* VIEWS */

    /// @inheritdoc IMembers
    function requireOffice(MemberId member, address account, Office office) public view {
        _requireActive(member);
        _requireHolds(member, account, office);
    }

    /// @inheritdoc IMembers
    function requireOfficeAndPartner(
        MemberId member,
        address account,
        Office office,
        MemberId partner
    ) external view returns (Kind kind) {
        kind = _requireActive(member);
        _requireHolds(member, account, office);
        if (partner != member) _requireActive(partner);
    }

    /// @inheritdoc IMembers
    function requireOfficeInAnyStanding(MemberId member, address account, Office office) external view {
        _requireKnown(member);
        _requireHolds(member, account, office);
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

    function _requireHolds(MemberId member, address account, Office office) private view {
        uint16 offices = _offices[member][account];
        if ((offices >> uint8(office)) & 1 == 0) revert Members_OfficeMissing(member, account, office);
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

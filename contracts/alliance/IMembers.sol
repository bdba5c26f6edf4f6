// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title The members of the alliance, their officers and the offices they hold
/// @notice A member is an institution. An officer is an account that holds offices at a member. Every check asks
/// whether an account holds an office at a member now. No office counts while its member is not active, but for a
/// bursar's: debts outlive membership.
interface IMembers {
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

    /// @param kind What sort of institution.
    /// @param standing Whether its officers may act.
    /// @param province GB/T 2260 code of its province: 11 Beijing, 12 Tianjin, 13 Hebei.
    /// @param administrators How many accounts hold the office of administrator.
    struct Member {
        Kind kind;
        Standing standing;
        uint16 province;
        uint32 administrators;
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

    /// @notice A kind, a standing, a name or an account is missing.
    error Members_Incomplete();

    /// @notice Admits an institution with its first administrator, who also holds every other office at first.
    /// @return member The number given to it.
    function admit(
        Kind kind,
        uint16 province,
        string calldata nameZh,
        string calldata nameEn,
        address administrator
    ) external returns (MemberId member);

    /// @notice Suspends, expels or reinstates a member.
    function setStanding(MemberId member, Standing standing, string calldata reason) external;

    /// @notice Grants and revokes offices at the caller's own member.
    /// @param offices The complete new set.
    function setOffices(MemberId member, address account, uint16 offices) external;

    /// @notice Gives a member whose administrator's key is lost a new one.
    function appointAdministrator(MemberId member, address account) external;

    /// @notice Reverts unless the account holds the office at the active member.
    function requireOffice(MemberId member, address account, Office office) external view;

    /// @notice Reverts unless the account holds the office at the member, be it active, suspended or expelled.
    function requireOfficeInAnyStanding(MemberId member, address account, Office office) external view;

    /// @notice As {requireOffice}, and reverts unless the partner is active too; it may be the member itself.
    /// @return kind What sort of institution the member is.
    function requireOfficeAndPartner(
        MemberId member,
        address account,
        Office office,
        MemberId partner
    ) external view returns (Kind kind);

    function getMember(MemberId member) external view returns (Member memory);

    function getOffices(MemberId member, address account) external view returns (uint16 offices);

    function getMemberCount() external view returns (uint32);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Agreements between members: proposed by one party, in force once every party has signed
/// @notice The text of an agreement stays with its parties; here stand its hash and the terms that other contracts
/// obey. A party signs through an account that is its administrator at that moment: by a transaction, or by EIP-712
/// typed data that anyone may bring (domain "Alliance Ledger Agreements", version "1"; ERC-1271 for contracts):
///
///     Signature(uint32 agreement,uint32 member,uint32 round,Terms terms)
///     Fee(uint8 unit,uint128 amountMinor)
///     Terms(bytes32 textHash,uint16 kinds,uint32[] parties,uint40 startsAt,uint40 endsAt,uint32 noticeSeconds,
///         uint32 decisionSeconds,uint32 appealSeconds,uint32 arbiter,Fee[] fees,uint32 amends)
///
/// An agreement is never changed. Extending, changing or ending it together, or letting a member join, is a new
/// agreement that amends it.
///
/// This contract says what was agreed, not who may act: whoever asks it about two parties also asks {IMembers} for
/// their standing. So the agreements of a suspended member rest, and live again with it. While this contract is paused
/// nothing is signed and nobody leaves; what is in force stays so. Once it is retired nothing is signed any more, but
/// parties can still leave: modules that are bound to it go on under what was agreed here.
interface IAgreements {
    /// @dev The position of a kind's bit in a set of kinds. `Framework` covers none of the others.
    enum Kind {
        CreditRecognition,
        ResourceSharing,
        CrossEnrolment,
        JointSupervision,
        Exchange,
        Library,
        CostSharing,
        Framework
    }

    enum FeeUnit {
        PerCredit,
        PerHour,
        PerEnrolment,
        PerLoan,
        PerPersonMonth
    }

    /// @notice What the member that uses a service pays to the one that provides it.
    /// @param amountMinor In fen, not zero: a unit without a fee costs nothing.
    struct Fee {
        FeeUnit unit;
        uint128 amountMinor;
    }

    /// @notice What the parties sign.
    /// @param textHash Hash of the agreement's text.
    /// @param kinds Bit n set: covers the kind numbered n in {Kind}.
    /// @param parties From 2 to 100 active members, ascending.
    /// @param startsAt When it begins, seconds UTC; with its last signature, where that comes later.
    /// @param endsAt When it ends, seconds UTC; type(uint40).max where it has no end.
    /// @param noticeSeconds How long after its withdrawal a party stays bound.
    /// @param decisionSeconds How long a party has to decide a request; its silence then is approval. Not zero where
    /// the agreement covers the recognition of credits.
    /// @param appealSeconds How long after a decision it can be appealed against; zero where it cannot.
    /// @param arbiter Member that decides appeals, none of the parties; zero where there is none.
    /// @param fees At most one for each unit, ascending by unit.
    /// @param amends The agreement that ends when this one begins; zero where there is none.
    struct Terms {
        bytes32 textHash;
        uint16 kinds;
        MemberId[] parties;
        uint40 startsAt;
        uint40 endsAt;
        uint32 noticeSeconds;
        uint32 decisionSeconds;
        uint32 appealSeconds;
        MemberId arbiter;
        Fee[] fees;
        uint32 amends;
    }

    /// @notice What was agreed, and how far it has come.
    /// @param startsAt As in {Terms}; once complete, when it really begins.
    /// @param endsAt As in {Terms}, or earlier by withdrawal or amendment.
    /// @param parties How many members have to sign.
    /// @param signatures How many have signed; complete when it equals `parties`.
    /// @param departures How many parties have left or are leaving.
    struct Agreement {
        uint40 startsAt;
        uint40 endsAt;
        uint16 kinds;
        uint32 noticeSeconds;
        uint32 decisionSeconds;
        uint32 appealSeconds;
        MemberId arbiter;
        uint8 parties;
        uint8 signatures;
        uint8 departures;
    }

    /// @notice How an agreement came and went.
    /// @param lapsesAt Until when it can be signed, seconds UTC.
    /// @param amends The agreement it amends; zero where there is none.
    /// @param amendedBy The complete agreement that amends it; zero where there is none.
    /// @param lastLeavesAt When the last of the parties that leave leaves, seconds UTC; zero while none does.
    struct Lifecycle {
        uint40 lapsesAt;
        uint32 amends;
        uint32 amendedBy;
        uint40 lastLeavesAt;
    }

    /// @notice A party proposed an agreement and signed it thereby.
    /// @param termsHash The EIP-712 hash of the terms.
    /// @param lapsesAt Until when it can be signed, seconds UTC.
    event AgreementProposed(
        uint32 indexed agreement,
        MemberId indexed member,
        Terms terms,
        bytes32 termsHash,
        uint40 lapsesAt,
        address administrator
    );

    /// @notice A party signed.
    /// @param signer The party's administrator whose signature it is, whoever brought it.
    event AgreementSigned(uint32 indexed agreement, MemberId indexed member, address signer);

    /// @notice A party took its signature back.
    /// @param round What its next signature has to name.
    event SignatureRetracted(uint32 indexed agreement, MemberId indexed member, uint32 round, address administrator);

    /// @notice The last party signed.
    /// @param startsAt When it begins, seconds UTC.
    event AgreementCompleted(uint32 indexed agreement, uint40 startsAt, uint40 endsAt);

    /// @notice A complete agreement amends this one.
    event AgreementAmended(uint32 indexed agreement, uint32 indexed amendedBy);

    /// @notice The agreement ends earlier than it said, by amendment or because fewer than two parties remain.
    event EndBroughtForward(uint32 indexed agreement, uint40 endsAt);

    /// @notice A party leaves.
    /// @param leavesAt Until when it is bound, seconds UTC.
    /// @param by Its administrator; whoever reported it where it was expelled.
    event PartyLeft(uint32 indexed agreement, MemberId indexed member, uint40 leavesAt, address by);

    /// @notice There is no such agreement.
    error Agreements_Unknown(uint32 agreement);

    /// @notice Not every party has signed.
    error Agreements_NotComplete(uint32 agreement, uint8 signatures, uint8 parties);

    /// @notice Every party has signed: nothing can be signed or taken back any more.
    error Agreements_Complete(uint32 agreement);

    /// @notice The agreement has not begun, or is over.
    error Agreements_NotInForce(uint32 agreement, uint40 startsAt, uint40 endsAt);

    /// @notice The agreement is not about that.
    error Agreements_WrongKind(uint32 agreement, Kind kind, uint16 kinds);

    /// @notice The member never was a party.
    error Agreements_NotParty(uint32 agreement, MemberId member);

    /// @notice The party has withdrawn or was expelled.
    error Agreements_HasLeft(uint32 agreement, MemberId member, uint40 leavesAt);

    /// @notice An agreement has from 2 to 100 parties.
    error Agreements_PartyCount(uint256 given, uint256 least, uint256 most);

    /// @notice The parties do not ascend, or one is named twice.
    /// @param position Of the first that is not above the one before it, from 0 on.
    error Agreements_PartiesNotAscending(uint256 position);

    /// @notice The proposing member is none of the parties.
    error Agreements_ProposerNotParty(MemberId member);

    /// @notice The hash of the text is missing.
    error Agreements_TextMissing();

    /// @notice The set of kinds is empty or names one that does not exist.
    error Agreements_BadKinds(uint16 kinds);

    /// @notice The end does not lie after the start and in the future.
    error Agreements_BadPeriod(uint40 startsAt, uint40 endsAt);

    /// @notice Credits are recognised within a time that the agreement says.
    error Agreements_DecisionPeriodMissing();

    /// @notice A party cannot decide appeals.
    error Agreements_ArbiterIsParty(MemberId arbiter);

    /// @notice A fee is zero, or its unit is not above the one before it.
    /// @param position Of the fee, from 0 on.
    error Agreements_BadFee(uint256 position);

    /// @notice Another agreement amends it already.
    error Agreements_AlreadyAmended(uint32 agreement, uint32 amendedBy);

    /// @notice An amendment needs every party of what it amends, but for those that have left or are leaving.
    error Agreements_PartiesLeftOut(uint32 amends, uint256 included, uint256 remaining);

    /// @notice The amendment would begin before those that are leaving have left.
    error Agreements_DeparturesPending(uint32 amends, uint40 startsAt, uint40 lastLeavesAt);

    /// @notice The time to sign is over.
    error Agreements_Lapsed(uint32 agreement, uint40 lapsesAt);

    /// @notice The member has signed.
    error Agreements_AlreadySigned(uint32 agreement, MemberId member);

    /// @notice The member has not signed.
    error Agreements_NotSigned(uint32 agreement, MemberId member);

    /// @notice The signature is not the account's, or not of these terms in this round.
    error Agreements_BadSignature(uint32 agreement, MemberId member, address signer);

    /// @notice The agreement is over before the notice is.
    error Agreements_EndsBefore(uint32 agreement, uint40 endsAt, uint40 leavesAt);

    /// @notice The member was not expelled.
    error Agreements_NotExpelled(MemberId member);

    /// @notice Proposes an agreement and signs it for the proposing party. It lapses unless every party has signed
    /// within 90 days and before its end. An amendment names an agreement that is complete and not over, with all its
    /// remaining parties, and begins no earlier than those that are leaving have left; others may join.
    /// @param member The proposing party; the caller must be its administrator.
    /// @return agreement The number given to it.
    function propose(MemberId member, Terms calldata terms) external returns (uint32 agreement);

    /// @notice Signs for a party. Who wants to sign by transaction is caller and signer at once and leaves the
    /// signature empty; otherwise anyone may bring it.
    /// @param signer The party's administrator.
    /// @param signature Of the typed data, by the signer.
    function sign(uint32 agreement, MemberId member, address signer, bytes calldata signature) external;

    /// @notice Takes a party's signature back while others are missing; signatures of this round are void from then.
    function retract(uint32 agreement, MemberId member) external;

    /// @notice Withdraws a party from a complete agreement with the agreed notice; for good: who wants to come back
    /// signs a new one. The agreement goes on while two parties remain.
    function withdraw(uint32 agreement, MemberId member) external;

    /// @notice Ends a complete agreement for a party that was expelled, at once. Anyone may say so. A member that is
    /// reinstated before anyone does stays a party.
    function removeExpelled(uint32 agreement, MemberId member) external;

    /// @notice Reverts unless the agreement is in force now, is about that, and binds both members.
    /// @dev One storage word while no party has left, for members numbered up to 103.
    /// It does not look at the members' standing.
    /// @return decisionSeconds After how long silence is approval.
    function requireInForce(
        uint32 agreement,
        Kind kind,
        MemberId one,
        MemberId other
    ) external view returns (uint32 decisionSeconds);

    /// @notice What the member that uses a service pays for a unit of it, in fen; zero where nothing was agreed.
    function getFee(uint32 agreement, FeeUnit unit) external view returns (uint128 amountMinor);

    /// @notice How a decision made under the agreement can be appealed against.
    /// @return appealSeconds As in {Terms}.
    /// @return arbiter As in {Terms}.
    function getAppealTerms(uint32 agreement) external view returns (uint32 appealSeconds, MemberId arbiter);

    /// @notice How long a decision under the agreement, and an appeal against it, may take; as in {Terms}.
    function getPeriods(uint32 agreement) external view returns (uint32 decisionSeconds, uint32 appealSeconds);

    function getAgreement(uint32 agreement) external view returns (Agreement memory);

    function getLifecycle(uint32 agreement) external view returns (Lifecycle memory);

    /// @return signed Whether its signature stands.
    /// @return round What its signature has to name: how often it took one back.
    /// @return leavesAt Until when it is bound, seconds UTC; zero while it stays.
    function getParty(
        uint32 agreement,
        MemberId member
    ) external view returns (bool signed, uint32 round, uint40 leavesAt);

    /// @notice What a party's administrator signs now: the EIP-712 hash of the typed data.
    function getDigest(uint32 agreement, MemberId member) external view returns (bytes32);

    function getAgreementCount() external view returns (uint32);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {AgreementState, Course, Head} from "./AgreementState.sol";
import {AgreementTerms} from "./AgreementTerms.sol";
import {IAgreements} from "./IAgreements.sol";
import {IMembers} from "./IMembers.sol";
import {MemberId} from "../units/MemberId.sol";

contract Agreements is IAgreements, EIP712 {
    using AgreementState for Head;
    using BitMaps for BitMaps.BitMap;

    /// @param leavesAt Until when the party is bound; zero while it stays.
    /// @param round How often it took a signature back.
    struct Party {
        uint40 leavesAt;
        uint32 round;
    }

    uint256 private constant FEWEST_PARTIES = 2;
    uint256 private constant MOST_PARTIES = 100;
    uint40 private constant SIGNING_SECONDS = 90 days;
    uint16 private constant ALL_KINDS = uint16((2 << uint8(type(Kind).max)) - 1);
    uint16 private constant CREDIT_RECOGNITION = uint16(1 << uint8(Kind.CreditRecognition));

    IMembers private immutable MEMBERS;

    /* STATE */

    uint32 private _agreementCount;
    mapping(uint32 agreement => Head) private _heads;
    mapping(uint32 agreement => Course) private _courses;
    mapping(uint32 agreement => bytes32) private _termsHashes;
    /// @dev One bit for each member, at its number.
    mapping(uint32 agreement => BitMaps.BitMap) private _laterParties;
    mapping(uint32 agreement => BitMaps.BitMap) private _signed;
    mapping(uint32 agreement => mapping(MemberId member => Party)) private _partyOf;
    mapping(uint32 agreement => mapping(FeeUnit unit => uint128 amountMinor)) private _fees;

    /* CONSTRUCTOR */

    /// @param members Says who is an administrator of whom.
    /// @param predecessor The contract whose numbering goes on here, out of use by now; zero where there is none.
    constructor(IMembers members, IAgreements predecessor) EIP712("Alliance Ledger Agreements", "1") {
        MEMBERS = members;
        if (address(predecessor) != address(0)) _agreementCount = predecessor.getAgreementCount();
    }

    /* EXTERNAL: COMING INTO FORCE */

    /// @inheritdoc IAgreements
    function propose(MemberId member, Terms calldata terms) external returns (uint32 agreement) {
        _requireAdministrator(member, msg.sender);
        _requireSound(terms);
        agreement = ++_agreementCount;
        Head memory head = Head({
            startsAt: terms.startsAt,
            endsAt: terms.endsAt,
            kinds: terms.kinds,
            decisionSeconds: terms.decisionSeconds,
            parties: uint8(terms.parties.length),
            signatures: 0,
            departures: 0,
            firstParties: _addParties(agreement, terms)
        });
        if (!_isParty(agreement, head.firstParties, member)) revert Agreements_ProposerNotParty(member);
        if (terms.amends != 0) _requireAmendable(terms);

        uint40 lapsesAt = uint40(block.timestamp) + SIGNING_SECONDS;
        if (lapsesAt > terms.endsAt) lapsesAt = terms.endsAt;
        bytes32 termsHash = AgreementTerms.hash(terms);
        _termsHashes[agreement] = termsHash;
        _courses[agreement] = Course({
            lapsesAt: lapsesAt,
            amends: terms.amends,
            amendedBy: 0,
            lastLeavesAt: 0,
            noticeSeconds: terms.noticeSeconds,
            appealSeconds: terms.appealSeconds,
            arbiter: terms.arbiter
        });
        _addFees(agreement, terms.fees);
        emit AgreementProposed(agreement, member, terms, termsHash, lapsesAt, msg.sender);
        _addSignature(agreement, head, member, msg.sender);
    }

    /// @inheritdoc IAgreements
    function sign(uint32 agreement, MemberId member, address signer, bytes calldata signature) external {
        _requireAdministrator(member, signer);
        Head memory head = _requireIncomplete(agreement, member);
        uint40 lapsesAt = _courses[agreement].lapsesAt;
        if (block.timestamp >= lapsesAt) revert Agreements_Lapsed(agreement, lapsesAt);
        if (_hasSigned(agreement, member)) revert Agreements_AlreadySigned(agreement, member);
        if (
            msg.sender != signer &&
            !SignatureChecker.isValidSignatureNowCalldata(signer, _digestFor(agreement, member), signature)
        ) {
            revert Agreements_BadSignature(agreement, member, signer);
        }

        _addSignature(agreement, head, member, signer);
    }

    /// @inheritdoc IAgreements
    function retract(uint32 agreement, MemberId member) external {
        _requireAdministrator(member, msg.sender);
        _requireIncomplete(agreement, member);
        if (!_hasSigned(agreement, member)) revert Agreements_NotSigned(agreement, member);

        _signed[agreement].unset(MemberId.unwrap(member));
        --_heads[agreement].signatures;
        uint32 round = ++_partyOf[agreement][member].round;
        emit SignatureRetracted(agreement, member, round, msg.sender);
    }

    /* EXTERNAL: LEAVING */

    /// @inheritdoc IAgreements
    function withdraw(uint32 agreement, MemberId member) external {
        MEMBERS.requireOfficeEvenRetired(member, msg.sender, IMembers.Office.Administrator);
        Head memory head = _requireStays(agreement, member);
        uint40 leavesAt = uint40(block.timestamp) + _courses[agreement].noticeSeconds;
        if (leavesAt >= head.endsAt) revert Agreements_EndsBefore(agreement, head.endsAt, leavesAt);

        _leave(agreement, head, member, leavesAt);
    }

    /// @inheritdoc IAgreements
    function removeExpelled(uint32 agreement, MemberId member) external {
        MEMBERS.requireNotMerelyPaused();
        if (MEMBERS.getMember(member).standing != IMembers.Standing.Expelled) revert Agreements_NotExpelled(member);
        Head memory head = _requireStays(agreement, member);

        _leave(agreement, head, member, uint40(block.timestamp));
    }

    /* VIEWS */

    /// @inheritdoc IAgreements
    function requireInForce(
        uint32 agreement,
        Kind kind,
        MemberId one,
        MemberId other
    ) external view returns (uint32 decisionSeconds) {
        Head storage head = _heads[agreement];
        (uint40 startsAt, uint40 endsAt, uint16 kinds) = (head.startsAt, head.endsAt, head.kinds);
        (uint8 parties, uint8 signatures, uint8 departures) = (head.parties, head.signatures, head.departures);
        uint104 firstParties = head.firstParties;
        decisionSeconds = head.decisionSeconds;
        AgreementState.requireComplete(agreement, signatures, parties);
        if (block.timestamp < startsAt || block.timestamp >= endsAt) {
            revert Agreements_NotInForce(agreement, startsAt, endsAt);
        }
        if ((kinds >> uint8(kind)) & 1 == 0) revert Agreements_WrongKind(agreement, kind, kinds);
        if (!AgreementState.areFirstParties(firstParties, one, other)) {
            _requireParty(agreement, firstParties, one);
            _requireParty(agreement, firstParties, other);
        }
        if (departures != 0) {
            _requireNotLeft(agreement, one);
            _requireNotLeft(agreement, other);
        }
    }

    /// @inheritdoc IAgreements
    function getFee(uint32 agreement, FeeUnit unit) external view returns (uint128 amountMinor) {
        _requireKnown(agreement);

        return _fees[agreement][unit];
    }

    /// @inheritdoc IAgreements
    function getAppealTerms(uint32 agreement) external view returns (uint32 appealSeconds, MemberId arbiter) {
        Course storage course = _courses[agreement];
        if (course.lapsesAt == 0) revert Agreements_Unknown(agreement);

        return (course.appealSeconds, course.arbiter);
    }

    /// @inheritdoc IAgreements
    function getPeriods(uint32 agreement) external view returns (uint32 decisionSeconds, uint32 appealSeconds) {
        return (_requireKnown(agreement).decisionSeconds, _courses[agreement].appealSeconds);
    }

    /// @inheritdoc IAgreements
    function getAgreement(uint32 agreement) external view returns (Agreement memory) {
        return _requireKnown(agreement).withTerms(_courses[agreement]);
    }

    /// @inheritdoc IAgreements
    function getLifecycle(uint32 agreement) external view returns (Lifecycle memory) {
        _requireKnown(agreement);
        Course memory course = _courses[agreement];

        return Lifecycle(course.lapsesAt, course.amends, course.amendedBy, course.lastLeavesAt);
    }

    /// @inheritdoc IAgreements
    function getParty(
        uint32 agreement,
        MemberId member
    ) external view returns (bool signed, uint32 round, uint40 leavesAt) {
        _requireParty(agreement, _requireKnown(agreement).firstParties, member);
        Party memory party = _partyOf[agreement][member];

        return (_hasSigned(agreement, member), party.round, party.leavesAt);
    }

    /// @inheritdoc IAgreements
    function getDigest(uint32 agreement, MemberId member) external view returns (bytes32) {
        _requireParty(agreement, _requireKnown(agreement).firstParties, member);

        return _digestFor(agreement, member);
    }

    /// @inheritdoc IAgreements
    function getAgreementCount() external view returns (uint32) {
        return _agreementCount;
    }

    /* INTERNAL: CHECKS */

    function _requireAdministrator(MemberId member, address account) private view {
        MEMBERS.requireOffice(member, account, IMembers.Office.Administrator);
    }

    function _requireKnown(uint32 agreement) private view returns (Head memory head) {
        head = _heads[agreement];
        if (head.parties == 0) revert Agreements_Unknown(agreement);
    }

    function _requireIncomplete(uint32 agreement, MemberId member) private view returns (Head memory head) {
        head = _requireKnown(agreement);
        _requireParty(agreement, head.firstParties, member);
        if (head.signatures == head.parties) revert Agreements_Complete(agreement);
    }

    /// @dev Complete and not over; that it has begun is not asked.
    function _requireNotOver(uint32 agreement) private view returns (Head memory head) {
        head = _heads[agreement];
        AgreementState.requireComplete(agreement, head.signatures, head.parties);
        if (block.timestamp >= head.endsAt) revert Agreements_NotInForce(agreement, head.startsAt, head.endsAt);
    }

    function _requireStays(uint32 agreement, MemberId member) private view returns (Head memory head) {
        head = _requireNotOver(agreement);
        _requireParty(agreement, head.firstParties, member);
        uint40 leavesAt = _partyOf[agreement][member].leavesAt;
        if (leavesAt != 0) revert Agreements_HasLeft(agreement, member, leavesAt);
    }

    /// @param firstParties Of the agreement's head.
    function _isParty(uint32 agreement, uint104 firstParties, MemberId member) private view returns (bool) {
        uint32 number = MemberId.unwrap(member);
        if (number > AgreementState.FIRST_MEMBERS) return _laterParties[agreement].get(number);

        return (firstParties >> number) & 1 == 1;
    }

    function _hasSigned(uint32 agreement, MemberId member) private view returns (bool) {
        return _signed[agreement].get(MemberId.unwrap(member));
    }

    function _requireParty(uint32 agreement, uint104 firstParties, MemberId member) private view {
        if (!_isParty(agreement, firstParties, member)) revert Agreements_NotParty(agreement, member);
    }

    function _requireNotLeft(uint32 agreement, MemberId member) private view {
        uint40 leavesAt = _partyOf[agreement][member].leavesAt;
        if (leavesAt != 0 && block.timestamp >= leavesAt) revert Agreements_HasLeft(agreement, member, leavesAt);
    }

    function _requireSound(Terms calldata terms) private view {
        if (terms.textHash == 0) revert Agreements_TextMissing();
        if (terms.kinds == 0 || terms.kinds > ALL_KINDS) revert Agreements_BadKinds(terms.kinds);
        if (terms.endsAt <= terms.startsAt || terms.endsAt <= block.timestamp) {
            revert Agreements_BadPeriod(terms.startsAt, terms.endsAt);
        }
        if (terms.kinds & CREDIT_RECOGNITION != 0 && terms.decisionSeconds == 0) {
            revert Agreements_DecisionPeriodMissing();
        }
        if (MemberId.unwrap(terms.arbiter) != 0) MEMBERS.requireActive(terms.arbiter);
    }

    /// @dev Whoever leaves after this check has a signature to give or to refuse.
    function _requireAmendable(Terms calldata terms) private view {
        Head memory amended = _requireNotOver(terms.amends);
        Course memory course = _courses[terms.amends];
        if (course.amendedBy != 0) revert Agreements_AlreadyAmended(terms.amends, course.amendedBy);
        if (terms.startsAt < course.lastLeavesAt && block.timestamp < course.lastLeavesAt) {
            revert Agreements_DeparturesPending(terms.amends, terms.startsAt, course.lastLeavesAt);
        }
        uint256 included = 0;
        for (uint256 i = 0; i < terms.parties.length; ++i) {
            MemberId party = terms.parties[i];
            bool bound = _isParty(terms.amends, amended.firstParties, party);
            if (bound && _partyOf[terms.amends][party].leavesAt == 0) ++included;
        }
        uint256 remaining = amended.parties - amended.departures;
        if (included != remaining) revert Agreements_PartiesLeftOut(terms.amends, included, remaining);
    }

    function _digestFor(uint32 agreement, MemberId member) private view returns (bytes32) {
        uint32 round = _partyOf[agreement][member].round;

        return _hashTypedDataV4(AgreementTerms.hashSignature(agreement, member, round, _termsHashes[agreement]));
    }

    /* INTERNAL: CHANGES */

    /// @return firstParties As in {Head}.
    function _addParties(uint32 agreement, Terms calldata terms) private returns (uint104 firstParties) {
        uint256 count = terms.parties.length;
        if (count < FEWEST_PARTIES || count > MOST_PARTIES) {
            revert Agreements_PartyCount(count, FEWEST_PARTIES, MOST_PARTIES);
        }
        uint32 previous = 0;
        for (uint256 i = 0; i < count; ++i) {
            MemberId party = terms.parties[i];
            if (MemberId.unwrap(party) <= previous) revert Agreements_PartiesNotAscending(i);
            if (party == terms.arbiter) revert Agreements_ArbiterIsParty(party);
            MEMBERS.requireActive(party);
            previous = MemberId.unwrap(party);
            if (previous > AgreementState.FIRST_MEMBERS) _laterParties[agreement].set(previous);
            else firstParties |= uint104(1) << previous;
        }
    }

    function _addFees(uint32 agreement, Fee[] calldata fees) private {
        for (uint256 i = 0; i < fees.length; ++i) {
            bool ascends = i == 0 || fees[i].unit > fees[i - 1].unit;
            if (!ascends || fees[i].amountMinor == 0) revert Agreements_BadFee(i);
            _fees[agreement][fees[i].unit] = fees[i].amountMinor;
        }
    }

    function _addSignature(uint32 agreement, Head memory head, MemberId member, address signer) private {
        _signed[agreement].set(MemberId.unwrap(member));
        ++head.signatures;
        emit AgreementSigned(agreement, member, signer);
        if (head.signatures == head.parties) _complete(agreement, head);
        _heads[agreement] = head;
    }

    function _complete(uint32 agreement, Head memory head) private {
        if (head.startsAt < block.timestamp) head.startsAt = uint40(block.timestamp);
        emit AgreementCompleted(agreement, head.startsAt, head.endsAt);
        uint32 amends = _courses[agreement].amends;
        if (amends == 0) return;

        uint32 amendedBy = _courses[amends].amendedBy;
        if (amendedBy != 0) revert Agreements_AlreadyAmended(amends, amendedBy);
        _courses[amends].amendedBy = agreement;
        emit AgreementAmended(amends, agreement);
        if (head.startsAt < _heads[amends].endsAt) {
            _heads[amends].endsAt = head.startsAt;
            emit EndBroughtForward(amends, head.startsAt);
        }
    }

    /// @dev Where both of the last two parties leave, the end stays the first one's: none is bound without the other.
    function _leave(uint32 agreement, Head memory head, MemberId member, uint40 leavesAt) private {
        _partyOf[agreement][member].leavesAt = leavesAt;
        uint40 lastLeavesAt = _courses[agreement].lastLeavesAt;
        if (leavesAt > lastLeavesAt) {
            lastLeavesAt = leavesAt;
            _courses[agreement].lastLeavesAt = leavesAt;
        }
        ++head.departures;
        emit PartyLeft(agreement, member, leavesAt, msg.sender);
        if (head.departures + 1 == head.parties && lastLeavesAt < head.endsAt) {
            head.endsAt = lastLeavesAt;
            emit EndBroughtForward(agreement, lastLeavesAt);
        }
        _heads[agreement] = head;
    }
}

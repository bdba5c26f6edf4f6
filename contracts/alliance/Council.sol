// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICouncil} from "./ICouncil.sol";
import {ISeats} from "./ISeats.sol";
import {Rules} from "./Rules.sol";
import {MemberId} from "../units/MemberId.sol";

contract Council is ICouncil, GovernorVotes, GovernorTimelockControl, AccessManaged {
    using Rules for Rules.Book;
    using Rules for Rule;

    /// @dev The counts are of every ballot cast; what no longer counts is taken off when they are read.
    struct Poll {
        Rule rule;
        bool overrides;
        uint32 against;
        uint32 inFavour;
        uint32 abstained;
        mapping(MemberId member => uint8) ballots;
    }

    uint8 private constant AGAINST = 0;
    uint8 private constant IN_FAVOUR = 1;
    uint8 private constant ABSTAINED = 2;
    uint256 private constant MOST_CALLS = 16;
    uint48 private constant LONGEST_DELAY = 30 days;
    uint32 private constant SHORTEST_PERIOD = 60 seconds;
    uint32 private constant LONGEST_PERIOD = 60 days;
    /// @dev A decision that nobody carries out lapses: it was taken in the circumstances of its day.
    uint256 private constant GRACE_SECONDS = 30 days;

    ISeats private immutable SEATS;

    /* STATE */

    Rules.Book private _rules;
    mapping(uint256 proposalId => Poll) private _polls;
    mapping(bytes32 actions => bool) private _objected;
    uint48 private _votingDelay;
    uint32 private _votingPeriod;

    /* CONSTRUCTOR */

    /// @param seats Whose representatives vote.
    /// @param timelock_ Carries out what is decided; only this council proposes to it.
    /// @param authority The AccessManager that says who is the coordinator.
    /// @param byMajority Subjects with the rule for everything else, though their contract needs two thirds.
    /// @param byTwoThirds Subjects that need two thirds of the seats, besides this council and its timelock.
    constructor(
        ISeats seats,
        TimelockController timelock_,
        address authority,
        uint48 votingDelaySeconds,
        uint32 votingPeriodSeconds,
        Subject[] memory byMajority,
        Subject[] memory byTwoThirds
    )
        Governor("Alliance Ledger Council")
        GovernorVotes(IVotes(address(seats)))
        GovernorTimelockControl(timelock_)
        AccessManaged(authority)
    {
        SEATS = seats;
        _setTiming(votingDelaySeconds, votingPeriodSeconds);
        _rules.set(Subject(address(0), 0, 0, 0), _majority());
        _rules.set(Subject(address(this), 0, 0, 0), _twoThirds());
        _rules.set(Subject(address(timelock_), 0, 0, 0), _twoThirds());
        for (uint256 i = 0; i < byMajority.length; ++i) _rules.set(byMajority[i], _majority());
        for (uint256 i = 0; i < byTwoThirds.length; ++i) _rules.set(byTwoThirds[i], _twoThirds());
    }

    /* EXTERNAL: WHO PROPOSES */

    /// @notice A representative of a member that has a vote proposes.
    /// @inheritdoc Governor
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public override returns (uint256) {
        (, uint40 votesSince) = SEATS.getSeat(msg.sender);
        if (votesSince == 0) revert Council_NoVote(msg.sender);

        return super.propose(targets, values, calldatas, description);
    }

    /// @inheritdoc ICouncil
    function nominate(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external restricted returns (uint256) {
        return super.propose(targets, values, calldatas, description);
    }

    /* EXTERNAL: THE COORDINATOR */

    /// @inheritdoc ICouncil
    function object(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash,
        string calldata reason
    ) external restricted returns (uint256 proposalId) {
        proposalId = getProposalId(targets, values, calldatas, descriptionHash);
        uint256 etaSeconds = proposalEta(proposalId);
        if (state(proposalId) != ProposalState.Queued || block.timestamp >= etaSeconds) {
            revert Council_TooLateToObject(proposalId, etaSeconds);
        }
        if (_polls[proposalId].overrides) revert Council_Overridden(proposalId);
        if (bytes(reason).length == 0) revert Council_ReasonMissing();

        bytes32 actions = _hashActions(targets, values, calldatas);
        _objected[actions] = true;
        emit ProposalObjected(proposalId, actions, reason, msg.sender);
        _cancel(targets, values, calldatas, descriptionHash);
    }

    /* EXTERNAL: THE COUNCIL */

    /// @inheritdoc ICouncil
    function setRule(Subject calldata subject, Rule calldata rule) external onlyGovernance {
        _rules.set(subject, rule);
    }

    /// @inheritdoc ICouncil
    function setTiming(uint48 votingDelaySeconds, uint32 votingPeriodSeconds) external onlyGovernance {
        _setTiming(votingDelaySeconds, votingPeriodSeconds);
    }

    /// @dev A call relayed by the council itself, which may propose to the timelock, would escape the rule for it.
    function relay(address target, uint256, bytes calldata) public payable override {
        revert Council_NotRelayed(target);
    }

    /* VIEWS */

    /// @inheritdoc ICouncil
    function getTally(uint256 proposalId) public view returns (Tally memory tally) {
        uint256 opensAt = proposalSnapshot(proposalId);
        if (opensAt == 0) revert GovernorNonexistentProposal(proposalId);
        if (opensAt >= clock()) return tally;

        Poll storage poll = _polls[proposalId];
        tally = Tally(0, poll.against, poll.inFavour, poll.abstained);
        uint256 until = Math.min(proposalDeadline(proposalId), clock() - 1);
        (uint256 seats, MemberId[] memory ended) = SEATS.getVotesThroughout(uint48(opensAt), uint48(until));
        tally.seats = uint32(seats);
        for (uint256 i = 0; i < ended.length; ++i) {
            uint8 ballot = poll.ballots[ended[i]];
            if (ballot == AGAINST + 1) --tally.against;
            if (ballot == IN_FAVOUR + 1) --tally.inFavour;
            if (ballot == ABSTAINED + 1) --tally.abstained;
        }
    }

    /// @inheritdoc ICouncil
    function getRuling(uint256 proposalId) external view returns (Rule memory rule, bool overrides) {
        if (proposalSnapshot(proposalId) == 0) revert GovernorNonexistentProposal(proposalId);

        return (_polls[proposalId].rule, _polls[proposalId].overrides);
    }

    /// @inheritdoc ICouncil
    function getRule(address target, bytes calldata data) external view returns (Rule memory) {
        return _rules.find(target, data);
    }

    /// @inheritdoc ICouncil
    function getBallot(uint256 proposalId, MemberId member) external view returns (bool cast, uint8 support) {
        uint8 ballot = _polls[proposalId].ballots[member];

        return ballot == 0 ? (false, 0) : (true, ballot - 1);
    }

    /// @inheritdoc ICouncil
    function isObjected(bytes32 actions) external view returns (bool) {
        return _objected[actions];
    }

    /// @notice Whether the member that the account represents now has voted.
    /// @inheritdoc IGovernor
    function hasVoted(uint256 proposalId, address account) external view returns (bool) {
        (MemberId member, ) = SEATS.getSeat(account);

        return _polls[proposalId].ballots[member] != 0;
    }

    /// @inheritdoc Governor
    function votingDelay() public view override returns (uint256) {
        return _votingDelay;
    }

    /// @inheritdoc Governor
    function votingPeriod() public view override returns (uint256) {
        return _votingPeriod;
    }

    /// @notice How many seats had to take part at a time in the past, by the rule for everything that has none.
    /// @inheritdoc Governor
    function quorum(uint256 timepoint) public view override returns (uint256) {
        return Rules.needed(_rules.find(address(0), "").quorum, token().getPastTotalSupply(timepoint));
    }

    /// @notice Ballots against, for and abstaining all count towards the quorum.
    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() external pure returns (string memory) {
        return "support=bravo&quorum=against,for,abstain";
    }

    /// @notice A decision that was not queued, or not executed, within 30 days has expired.
    /// @inheritdoc Governor
    function state(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (ProposalState current) {
        current = super.state(proposalId);
        uint256 since = 0;
        if (current == ProposalState.Succeeded) since = proposalDeadline(proposalId);
        if (current == ProposalState.Queued) since = proposalEta(proposalId);
        if (since != 0 && block.timestamp > since + GRACE_SECONDS) return ProposalState.Expired;
    }

    /// @inheritdoc Governor
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /* INTERNAL */

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        if (targets.length > MOST_CALLS) revert Council_TooManyCalls(targets.length, MOST_CALLS);
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        Rule memory rule = _rules.find(targets[0], calldatas[0]);
        for (uint256 i = 1; i < targets.length; ++i) rule = rule.stricter(_rules.find(targets[i], calldatas[i]));
        bytes32 actions = _hashActions(targets, values, calldatas);
        bool overrides = _objected[actions];
        if (overrides) rule = rule.stricter(_twoThirds());

        _polls[proposalId].rule = rule;
        _polls[proposalId].overrides = overrides;
        emit ProposalRuled(proposalId, rule, actions, overrides);
    }

    /// @dev The weight of the member that the account represents now: a new representative votes at once, and one that
    /// was dismissed, as for a stolen key, votes no more.
    function _getVotes(
        address account,
        uint256 timepoint,
        bytes memory
    ) internal view override(Governor, GovernorVotes) returns (uint256) {
        (, uint40 votesSince) = SEATS.getSeat(account);

        return votesSince != 0 && votesSince <= timepoint ? 1 : 0;
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 weight,
        bytes memory params
    ) internal override returns (uint256) {
        if (params.length != 0) revert GovernorInvalidVoteParams();
        if (support > ABSTAINED) revert GovernorInvalidVoteType();
        if (weight == 0) revert Council_NoVote(account);
        (MemberId member, ) = SEATS.getSeat(account);
        Poll storage poll = _polls[proposalId];
        if (poll.ballots[member] != 0) revert Council_AlreadyVoted(proposalId, member);

        poll.ballots[member] = support + 1;
        if (support == AGAINST) ++poll.against;
        if (support == IN_FAVOUR) ++poll.inFavour;
        if (support == ABSTAINED) ++poll.abstained;
        emit BallotCast(proposalId, member, support, account);
        return weight;
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        return _polls[proposalId].rule.reachesQuorum(getTally(proposalId));
    }

    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        return _polls[proposalId].rule.approves(getTally(proposalId));
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        bytes32 actions = _hashActions(targets, values, calldatas);
        if (_objected[actions]) {
            if (!_polls[proposalId].overrides) revert Council_Objected(proposalId, actions);
            _objected[actions] = false;
        }

        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    function _setTiming(uint48 votingDelaySeconds, uint32 votingPeriodSeconds) private {
        if (
            votingDelaySeconds > LONGEST_DELAY ||
            votingPeriodSeconds < SHORTEST_PERIOD ||
            votingPeriodSeconds > LONGEST_PERIOD
        ) revert Council_BadTiming(votingDelaySeconds, votingPeriodSeconds);

        _votingDelay = votingDelaySeconds;
        _votingPeriod = votingPeriodSeconds;
        emit TimingSet(votingDelaySeconds, votingPeriodSeconds);
    }

    function _hashActions(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(targets, values, calldatas));
    }

    function _majority() private pure returns (Rule memory) {
        return Rule({quorum: Share(1, 2), ofCast: Share(1, 2), ofSeats: Share(0, 1)});
    }

    function _twoThirds() private pure returns (Rule memory) {
        return Rule({quorum: Share(1, 2), ofCast: Share(1, 2), ofSeats: Share(2, 3)});
    }
}

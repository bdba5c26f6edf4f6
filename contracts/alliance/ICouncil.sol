// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title The council: one vote for each full member, rules by subject, and the coordinator's objection
/// @notice OpenZeppelin's Governor with a timelock, over the seats that {ISeats} keeps. Proposed → voted → queued →
/// (coordinator's objection) → executed by anyone. A vote is a member's: whoever represents it now casts it, in a
/// transaction or by signature, provided the member has had its vote since before the poll opened.
///
/// A ballot counts if its member keeps its vote until the poll closes. Seats lost on the way leave both the count and
/// the number of seats it is measured by. So the outcome is settled when the poll closes, and nothing that happens to
/// members afterwards changes it.
interface ICouncil {
    /// @notice A fraction: two of three is two thirds. Zero of any: nothing is asked.
    struct Share {
        uint8 numerator;
        uint8 denominator;
    }

    /// @notice What a decision needs. Always: more votes in favour than against. What a share of the seats comes to is
    /// rounded up.
    /// @param quorum Of the seats, how many cast a ballot; an abstention is one.
    /// @param ofCast Of the votes in favour and against, how many are in favour.
    /// @param ofSeats Of the seats, how many are in favour.
    struct Rule {
        Share quorum;
        Share ofCast;
        Share ofSeats;
    }

    /// @notice Which calls a rule is for. The rule for one argument goes before the one for the function, that before
    /// the one for the contract, and that before the one for everything else. Where both arguments have a rule, the
    /// stricter parts of both bind.
    /// @param target The contract; zero: every contract that has no rule.
    /// @param selector The function; zero: every function of the contract.
    /// @param argument 1 or 2: calls whose first or second argument is `word`; zero: whatever the arguments.
    /// @param word The argument as it is encoded.
    struct Subject {
        address target;
        bytes4 selector;
        uint8 argument;
        bytes32 word;
    }

    /// @param seats Who had a vote when the poll opened, and has kept it.
    struct Tally {
        uint32 seats;
        uint32 against;
        uint32 inFavour;
        uint32 abstained;
    }

    /// @notice Decisions on the subject need this from now on; polls that are under way keep their rule.
    event RuleSet(address indexed target, bytes4 selector, uint8 argument, bytes32 word, Rule rule);

    /// @notice What the decision on a proposal needs: the strictest parts of the rules for its calls.
    /// @param actions Hash of targets, values and calls: the same for every proposal to do the same.
    /// @param overrides Whether an objection to the same actions is overridden: it takes two thirds of the seats, and
    /// nobody can object again.
    event ProposalRuled(uint256 indexed proposalId, Rule rule, bytes32 actions, bool overrides);

    /// @notice A member voted.
    /// @param support 0 against, 1 in favour, 2 abstained.
    event BallotCast(uint256 indexed proposalId, MemberId indexed member, uint8 support, address representative);

    /// @notice The coordinator stopped what was decided.
    event ProposalObjected(uint256 indexed proposalId, bytes32 actions, string reason, address coordinator);

    /// @notice Polls on proposals made from now on open after the delay and are open that long.
    event TimingSet(uint48 votingDelaySeconds, uint32 votingPeriodSeconds);

    /// @notice The account represents no member that has a vote.
    error Council_NoVote(address account);

    /// @notice A proposal bundles at most so many calls.
    error Council_TooManyCalls(uint256 calls, uint256 most);

    /// @notice The member voted before. A ballot is final.
    error Council_AlreadyVoted(uint256 proposalId, MemberId member);

    /// @notice The share has no denominator or is more than one, the quorum is nothing, or the argument is neither the
    /// first nor the second.
    error Council_BadRule();

    /// @notice Outside of the bounds: a delay of up to 30 days, a period of 60 seconds to 60 days.
    error Council_BadTiming(uint48 votingDelaySeconds, uint32 votingPeriodSeconds);

    /// @notice Only what is queued and waiting can be objected to.
    error Council_TooLateToObject(uint256 proposalId, uint256 etaSeconds);

    /// @notice An objection to the same actions was made before, and two thirds of the seats overrode it.
    error Council_Overridden(uint256 proposalId);

    /// @notice The coordinator objected to the same actions. They have to be proposed anew, and take two thirds.
    error Council_Objected(uint256 proposalId, bytes32 actions);

    /// @notice An objection states its reason.
    error Council_ReasonMissing();

    /// @notice What the council decides is carried out by its timelock, under the rule for it.
    error Council_NotRelayed(address target);

    /// @notice The coordinator proposes, as a representative does by {IGovernor-propose}.
    function nominate(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external returns (uint256 proposalId);

    /// @notice The coordinator stops a queued proposal before it can be executed.
    /// @param descriptionHash Hash of the proposal's description.
    function object(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash,
        string calldata reason
    ) external returns (uint256 proposalId);

    /// @notice Sets the rule for a subject. By the council itself.
    function setRule(Subject calldata subject, Rule calldata rule) external;

    /// @notice Sets delay and period of later polls. By the council itself.
    function setTiming(uint48 votingDelaySeconds, uint32 votingPeriodSeconds) external;

    /// @notice The count as it stands; when the poll has closed, as it stays.
    function getTally(uint256 proposalId) external view returns (Tally memory);

    /// @notice The rule that binds a proposal, and whether it overrides an objection.
    function getRuling(uint256 proposalId) external view returns (Rule memory rule, bool overrides);

    /// @notice The rule for a call as it stands now.
    function getRule(address target, bytes calldata data) external view returns (Rule memory);

    /// @notice Whether a member voted, and how.
    function getBallot(uint256 proposalId, MemberId member) external view returns (bool cast, uint8 support);

    /// @notice Whether the next proposal of these actions overrides an objection.
    function isObjected(bytes32 actions) external view returns (bool);
}

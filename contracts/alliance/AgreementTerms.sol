// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreements} from "./IAgreements.sol";
import {MemberId} from "../units/MemberId.sol";

/// @title The terms of an agreement as EIP-712 structs
library AgreementTerms {
    bytes private constant FEE_TYPE = "Fee(uint8 unit,uint128 amountMinor)";
    bytes private constant TERMS_TYPE =
        "Terms(bytes32 textHash,uint16 kinds,uint32[] parties,uint40 startsAt,uint40 endsAt,uint32 noticeSeconds,"
        "uint32 decisionSeconds,uint32 appealSeconds,uint32 arbiter,Fee[] fees,uint32 amends)";
    bytes private constant SIGNATURE_TYPE = "Signature(uint32 agreement,uint32 member,uint32 round,Terms terms)";
    bytes32 private constant FEE_TYPEHASH = keccak256(FEE_TYPE);
    bytes32 private constant TERMS_TYPEHASH = keccak256(abi.encodePacked(TERMS_TYPE, FEE_TYPE));
    bytes32 private constant SIGNATURE_TYPEHASH = keccak256(abi.encodePacked(SIGNATURE_TYPE, FEE_TYPE, TERMS_TYPE));

    function hash(IAgreements.Terms calldata terms) internal pure returns (bytes32) {
        return
            keccak256(
                bytes.concat(
                    abi.encode(
                        TERMS_TYPEHASH,
                        terms.textHash,
                        terms.kinds,
                        keccak256(abi.encodePacked(terms.parties)),
                        terms.startsAt,
                        terms.endsAt
                    ),
                    abi.encode(
                        terms.noticeSeconds,
                        terms.decisionSeconds,
                        terms.appealSeconds,
                        terms.arbiter,
                        _hashFees(terms.fees),
                        terms.amends
                    )
                )
            );
    }

    /// @param termsHash What {hash} made of the agreement's terms.
    function hashSignature(
        uint32 agreement,
        MemberId member,
        uint32 round,
        bytes32 termsHash
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(SIGNATURE_TYPEHASH, agreement, member, round, termsHash));
    }

    function _hashFees(IAgreements.Fee[] calldata fees) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](fees.length);
        for (uint256 i = 0; i < fees.length; ++i) {
            hashes[i] = keccak256(abi.encode(FEE_TYPEHASH, fees[i].unit, fees[i].amountMinor));
        }

        return keccak256(abi.encodePacked(hashes));
    }
}

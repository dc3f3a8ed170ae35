/** Shops, food, the way, travel, time, weather, numbers, health, trouble. Columns: English | Korean | French. */

export const OUTSIDE = `
How much is it? | 얼마예요? | Combien ça coûte ?
How much is this? | 이것은 얼마예요? | Combien coûte ceci ?
How much is that? | 저것은 얼마예요? | Combien coûte cela ?
How much does it cost? | 얼마예요? | Combien ça coûte ?
How much does this cost? | 이것은 얼마예요? | Combien coûte ceci ?
It is expensive. | 비싸요. | C'est cher.
It is too expensive. | 너무 비싸요. | C'est trop cher.
It is cheap. | 싸요. | C'est bon marché.
Can I pay by card? | 카드로 계산해도 돼요? | Est-ce que je peux payer par carte ?
I will take it. | 이것으로 할게요. | Je le prends.
I will take this. | 이것으로 할게요. | Je prends ceci.
I am just looking. | 그냥 구경하고 있어요. | Je regarde seulement.
Do you have this in blue? | 이것은 파란색도 있어요? | Est-ce que vous l'avez en bleu ?
Can I help you? | 도와드릴까요? | Est-ce que je peux vous aider ?
The bill, please. | 계산서 주세요. | L'addition, s'il vous plaît.
The menu, please. | 메뉴판 주세요. | La carte, s'il vous plaît.
Water, please. | 물 주세요. | De l'eau, s'il vous plaît.
Coffee, please. | 커피 주세요. | Un café, s'il vous plaît.
A coffee, please. | 커피 한 잔 주세요. | Un café, s'il vous plaît.
A beer, please. | 맥주 한 잔 주세요. | Une bière, s'il vous plaît.
A table for two, please. | 두 명 자리 주세요. | Une table pour deux, s'il vous plaît.
A ticket, please. | 표 한 장 주세요. | Un billet, s'il vous plaît.
I would like to order. | 주문하고 싶어요. | Je voudrais commander.
What would you like? | 뭘 드릴까요? | Qu'est-ce que vous désirez ?
What do you want to eat? | 뭘 드시고 싶으세요? | Qu'est-ce que vous voulez manger ?
What do you want to drink? | 뭘 드시고 싶으세요? | Qu'est-ce que vous voulez boire ?
What is for dinner? | 저녁은 뭐예요? | Qu'est-ce qu'on mange ce soir ?
Are you hungry? | 배가 고프세요? | Est-ce que vous avez faim ?
Are you thirsty? | 목이 마르세요? | Est-ce que vous avez soif ?
I am hungry. | 배가 고파요. | J'ai faim.
I am very hungry. | 배가 아주 고파요. | J'ai très faim.
I am not hungry. | 배가 안 고파요. | Je n'ai pas faim.
I am thirsty. | 목이 말라요. | J'ai soif.
I am full. | 배가 불러요. | Je n'ai plus faim.
It is delicious. | 맛있어요. | C'est délicieux.
This is delicious. | 이것은 맛있어요. | C'est délicieux.
It is very delicious. | 아주 맛있어요. | C'est vraiment délicieux.
It is too spicy. | 너무 매워요. | C'est trop épicé.
It is too salty. | 너무 짜요. | C'est trop salé.
I do not eat meat. | 저는 고기를 안 먹어요. | Je ne mange pas de viande.
I am a vegetarian. | 저는 채식주의자예요. | Je suis végétarien.
I want water. | 저는 물을 원해요. | Je veux de l'eau.
I like Korean food. | 저는 한국 음식을 좋아해요. | J'aime la cuisine coréenne.
I like French food. | 저는 프랑스 음식을 좋아해요. | J'aime la cuisine française.
I like coffee. | 저는 커피를 좋아해요. | J'aime le café.
Where is the restroom? | 화장실이 어디에 있어요? | Où sont les toilettes ?
Where is the bathroom? | 화장실이 어디에 있어요? | Où est la salle de bains ?
Where is the toilet? | 화장실이 어디에 있어요? | Où sont les toilettes ?
Where is the exit? | 출구가 어디에 있어요? | Où est la sortie ?
Where is the hotel? | 호텔이 어디에 있어요? | Où est l'hôtel ?
Where is the hospital? | 병원이 어디에 있어요? | Où est l'hôpital ?
Where is the bank? | 은행이 어디에 있어요? | Où est la banque ?
Where is my phone? | 제 휴대폰이 어디에 있어요? | Où est mon téléphone ?
Where are you? | 어디에 계세요? | Où êtes-vous ?
Where are you now? | 지금 어디에 계세요? | Où êtes-vous maintenant ?
Where are we? | 우리가 어디에 있어요? | Où sommes-nous ?
Where am I? | 제가 어디에 있어요? | Où suis-je ?
Where is he? | 그가 어디에 있어요? | Où est-il ?
Where is she? | 그녀가 어디에 있어요? | Où est-elle ?
Where are they? | 그들이 어디에 있어요? | Où sont-ils ?
Where is it? | 어디에 있어요? | Où est-ce ?
Where are you going? | 어디에 가세요? | Où allez-vous ?
It is here. | 여기에 있어요. | C'est ici.
It is there. | 저기에 있어요. | C'est là-bas.
It is far. | 멀어요. | C'est loin.
It is close. | 가까워요. | C'est tout près.
Is it far? | 멀어요? | C'est loin ?
Is it near? | 가까워요? | C'est près d'ici ?
Turn left. | 왼쪽으로 도세요. | Tournez à gauche.
Turn right. | 오른쪽으로 도세요. | Tournez à droite.
Go straight. | 똑바로 가세요. | Allez tout droit.
On the left. | 왼쪽에요. | À gauche.
On the right. | 오른쪽에요. | À droite.
I am lost. | 길을 잃었어요. | Je suis perdu.
How do I get there? | 거기에 어떻게 가요? | Comment est-ce que j'y vais ?
Please take me to the airport. | 공항으로 가 주세요. | Emmenez-moi à l'aéroport, s'il vous plaît.
Please call a taxi. | 택시를 불러 주세요. | Appelez un taxi, s'il vous plaît.
I want to go to Korea. | 저는 한국에 가고 싶어요. | Je veux aller en Corée.
I want to go to France. | 저는 프랑스에 가고 싶어요. | Je veux aller en France.
I want to go to Paris. | 저는 파리에 가고 싶어요. | Je veux aller à Paris.
When does the train leave? | 기차는 언제 떠나요? | Quand est-ce que le train part ?
When does the bus arrive? | 버스는 언제 도착해요? | Quand est-ce que le bus arrive ?
What time does it open? | 몇 시에 열어요? | À quelle heure est-ce que ça ouvre ?
What time does it close? | 몇 시에 닫아요? | À quelle heure est-ce que ça ferme ?
Is it open? | 열었어요? | C'est ouvert ?
It is closed. | 닫았어요. | C'est fermé.
Do you have a room? | 방이 있어요? | Est-ce que vous avez une chambre ?
I have a reservation. | 예약했어요. | J'ai une réservation.
Here is my passport. | 제 여권 여기에 있어요. | Voici mon passeport.
Here you are. | 여기 있어요. | Voici.
What time is it? | 몇 시예요? | Quelle heure est-il ?
What time is it now? | 지금 몇 시예요? | Quelle heure est-il maintenant ?
What day is it? | 무슨 요일이에요? | Quel jour sommes-nous ?
What day is it today? | 오늘은 무슨 요일이에요? | Quel jour sommes-nous aujourd'hui ?
What is the date today? | 오늘은 며칠이에요? | Quelle est la date aujourd'hui ?
It is late. | 늦었어요. | Il est tard.
It is early. | 일러요. | Il est tôt.
I am late. | 저는 늦었어요. | Je suis en retard.
Now. | 지금요. | Maintenant.
Today. | 오늘요. | Aujourd'hui.
Tomorrow. | 내일요. | Demain.
Yesterday. | 어제요. | Hier.
Every day. | 매일요. | Tous les jours.
Soon. | 곧이요. | Bientôt.
How is the weather? | 날씨가 어때요? | Quel temps fait-il ?
How is the weather today? | 오늘 날씨가 어때요? | Quel temps fait-il aujourd'hui ?
How is the weather in Korea? | 한국은 날씨가 어때요? | Quel temps fait-il en Corée ?
The weather is nice. | 날씨가 좋아요. | Il fait beau.
The weather is good. | 날씨가 좋아요. | Il fait beau.
The weather is bad. | 날씨가 나빠요. | Il fait mauvais.
The weather is nice today. | 오늘 날씨가 좋아요. | Il fait beau aujourd'hui.
It is cold. | 추워요. | Il fait froid.
It is hot. | 더워요. | Il fait chaud.
It is warm. | 따뜻해요. | Il fait bon.
It is cool. | 시원해요. | Il fait frais.
It is windy. | 바람이 불어요. | Il y a du vent.
It is sunny. | 화창해요. | Il y a du soleil.
It is cloudy. | 흐려요. | Il fait gris.
It is humid. | 습해요. | Il fait humide.
It is dark. | 어두워요. | Il fait nuit.
It is raining. | 비가 와요. | Il pleut.
It is snowing. | 눈이 와요. | Il neige.
It is very cold. | 아주 추워요. | Il fait très froid.
It is very hot. | 아주 더워요. | Il fait très chaud.
Is it raining? | 비가 와요? | Est-ce qu'il pleut ?
Is it cold? | 추워요? | Est-ce qu'il fait froid ?
Is it hot? | 더워요? | Est-ce qu'il fait chaud ?
One. | 하나. | Un.
Two. | 둘. | Deux.
Three. | 셋. | Trois.
Four. | 넷. | Quatre.
Five. | 다섯. | Cinq.
Six. | 여섯. | Six.
Seven. | 일곱. | Sept.
Eight. | 여덟. | Huit.
Nine. | 아홉. | Neuf.
Ten. | 열. | Dix.
Eleven. | 열하나. | Onze.
Twelve. | 열둘. | Douze.
Twenty. | 스물. | Vingt.
Thirty. | 서른. | Trente.
Forty. | 마흔. | Quarante.
Fifty. | 쉰. | Cinquante.
One hundred. | 백. | Cent.
One thousand. | 천. | Mille.
One, two, three. | 하나, 둘, 셋. | Un, deux, trois.
One, two, three, four, five. | 하나, 둘, 셋, 넷, 다섯. | Un, deux, trois, quatre, cinq.
Two and two is four. | 둘 더하기 둘은 넷이에요. | Deux et deux font quatre.
Monday. | 월요일. | Lundi.
Tuesday. | 화요일. | Mardi.
Wednesday. | 수요일. | Mercredi.
Thursday. | 목요일. | Jeudi.
Friday. | 금요일. | Vendredi.
Saturday. | 토요일. | Samedi.
Sunday. | 일요일. | Dimanche.
Spring. | 봄. | Le printemps.
Summer. | 여름. | L'été.
Autumn. | 가을. | L'automne.
Winter. | 겨울. | L'hiver.
Red. | 빨간색. | Rouge.
Blue. | 파란색. | Bleu.
Yellow. | 노란색. | Jaune.
Black. | 까만색. | Noir.
White. | 하얀색. | Blanc.
I am sick. | 저는 아파요. | Je suis malade.
I feel sick. | 몸이 안 좋아요. | Je ne me sens pas bien.
I do not feel well. | 몸이 안 좋아요. | Je ne me sens pas bien.
I have a headache. | 머리가 아파요. | J'ai mal à la tête.
I have a stomachache. | 배가 아파요. | J'ai mal au ventre.
I have a cold. | 감기에 걸렸어요. | J'ai un rhume.
I have a fever. | 열이 있어요. | J'ai de la fièvre.
It hurts. | 아파요. | Ça fait mal.
It hurts here. | 여기가 아파요. | J'ai mal ici.
Where does it hurt? | 어디가 아프세요? | Où avez-vous mal ?
I need a doctor. | 저는 의사가 필요해요. | J'ai besoin d'un médecin.
I need medicine. | 저는 약이 필요해요. | J'ai besoin d'un médicament.
I need help. | 저는 도움이 필요해요. | J'ai besoin d'aide.
Help! | 도와주세요! | Au secours !
Help me! | 도와주세요! | Aidez-moi !
Fire! | 불이에요! | Au feu !
Call the police! | 경찰을 불러 주세요! | Appelez la police !
Call a doctor! | 의사를 불러 주세요! | Appelez un médecin !
Call an ambulance! | 구급차를 불러 주세요! | Appelez une ambulance !
It is dangerous. | 위험해요. | C'est dangereux.
I lost my passport. | 저는 여권을 잃어버렸어요. | J'ai perdu mon passeport.
I lost my bag. | 저는 가방을 잃어버렸어요. | J'ai perdu mon sac.
I am cold. | 추워요. | J'ai froid.
I am hot. | 더워요. | J'ai chaud.
I am sleepy. | 졸려요. | J'ai sommeil.
`;
